import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useHistory } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Sentence } from '@/history/Sentence';
import { ErrorLine, ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import { useNames } from '../history/useNames';
import styles from './SubjectPage.module.css';

/** Everything that was recorded about the subject, newest first, as sentences. */
export function HistoryCard({ study, subject }: { study: string; subject: string }) {
  const list = useHistory(study, { subject, order: 'newest', limit: 25 });
  const names = useNames(study);
  const entries = rowsOf(list.data, (page) => page.events);
  const more = moreOf(list);
  return (
    <Card title="History" note="Everything recorded about this subject, newest first" flush>
      {list.isLoadingError ? (
        <ErrorState error={list.error} what="The history could not be read" onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div style={{ padding: '0 var(--tl-space-4)' }}>
          <Loading lines={6} />
        </div>
      ) : entries.length === 0 ? (
        <div className={styles['quiet']} style={{ padding: '0 var(--tl-space-4) var(--tl-space-4)' }}>
          Nothing is recorded yet.
        </div>
      ) : (
        <ol className={styles['history']}>
          {entries.map((entry) => (
            <li key={entry.eventId}>
              <span className={styles['when']}>
                <Time at={entry.at} />
              </span>
              <span>
                <Sentence entry={entry} names={names} />
              </span>
              <Link to={to.historyEntry(study, entry.eventId)} aria-label={`The event of ${entry.at} with its proof`}>
                Event
              </Link>
            </li>
          ))}
        </ol>
      )}
      {more.failed ? (
        <ErrorLine error={list.error} what="The next events could not be read." onRetry={more.load} retrying={more.loading} />
      ) : (
        list.isRefetchError && (
          <ErrorLine error={list.error} what="The history could not be read again; newer events may be missing." onRetry={() => void list.refetch()} retrying={list.isFetching} />
        )
      )}
      {more.hasMore && !more.failed && (
        <div style={{ padding: 'var(--tl-space-3) var(--tl-space-4)' }}>
          <Button size="xs" variant="default" loading={more.loading} onClick={more.load}>
            Load more
          </Button>
        </div>
      )}
    </Card>
  );
}
