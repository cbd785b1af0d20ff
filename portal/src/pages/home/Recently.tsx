import { Link } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useHistory } from '@/api/queries';
import type { HistoryEntry, Me, StudyItem } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { mayOpen } from '@/frame/roles';
import { describe, type Names } from '@/history/sentences';
import { useNames } from '@/pages/history/useNames';
import { ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import styles from './MyStudies.module.css';

const SHOWN = 5;

/** What I recorded last, from the history: to go on where one stopped. */
export function Recently({ me, studies }: { me: Me; studies: StudyItem[] }) {
  const study = studies.find((one) => mayOpen(one.grants, 'history'));
  return study ? <Recorded me={me} study={study.study} /> : null;
}

function Recorded({ me, study }: { me: Me; study: string }) {
  const history = useHistory(study, { actor: me.user, order: 'newest', limit: 40 });
  const names = useNames(study);
  const acts = actsOf(rowsOf(history.data, (page) => page.events)).slice(0, SHOWN);
  return (
    <Card title="Recorded by you" note={study} flush>
      {acts.length === 0 &&
        (history.error ? (
          <ErrorState error={history.error} what="What you recorded could not be read" onRetry={() => void history.refetch()} />
        ) : (
          <div className={styles['entry']}>
            {history.data ? 'Nothing yet. What you record in this study appears here, to go on where you stopped.' : <Loading lines={SHOWN} />}
          </div>
        ))}
      {acts.map(({ entry, more }) => (
        <div className={styles['entry']} key={entry.eventId}>
          <span>{sentence(entry, more, names)}</span>
          <span className={styles['when']}>
            {entry.subject && (
              <>
                <Link to={to.subject(study, entry.subject)}>{entry.subject}</Link>
                {' · '}
              </>
            )}
            <Time at={entry.at} />
          </span>
        </div>
      ))}
    </Card>
  );
}

/** One line an act: what was recorded together (one request) counts as one. Newest first, told by its first event. */
export function actsOf(entries: HistoryEntry[]): { entry: HistoryEntry; more: number }[] {
  const acts = new Map<string, { entry: HistoryEntry; more: number }>();
  for (const entry of entries) {
    const key = entry.ids['correlationId'] ?? entry.eventId;
    const known = acts.get(key);
    acts.set(key, { entry, more: known ? known.more + 1 : 0 });
  }
  return [...acts.values()];
}

function sentence(entry: HistoryEntry, more: number, names: Names): string {
  const text = describe(entry, names)
    .act.map((segment) => segment.text)
    .join('');
  return text.charAt(0).toUpperCase() + text.slice(1) + (more > 0 ? ` and ${more} more` : '');
}
