import { Link } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useSafetyClocks } from '@/api/queries';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { ClockChip } from '@/pieces/ClockChip';
import { ErrorLine, ErrorState } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import { startedBy } from './clockStarts';
import styles from './Safety.module.css';
import { clockedEvent, clockRules } from './words';

/** The clocks of a site that run; one read for the strip and for the list below it. */
export const runningClocks = (site: string | null) => ({ status: 'OPEN,OVERDUE', order: 'due', site, limit: 100 }) as const;

const SHOWN = 12;

/** Clocks that run, the next due first. */
export function ClockStrip({ site }: { site: string | null }) {
  const { study } = useStudy();
  const read = useSafetyClocks(study, runningClocks(site), { refetchInterval: 60_000 });
  const clocks = rowsOf(read.data, (page) => page.items);
  if (read.error && !read.data) return <ErrorState error={read.error} what="The clocks could not be read" onRetry={() => void read.refetch()} />;
  const old = read.error && <ErrorLine error={read.error} what="The clocks could not be read again; there may be others by now." onRetry={() => void read.refetch()} retrying={read.isFetching} />;
  if (clocks.length === 0) return old;
  return (
    <Card title={clocks.length === 1 ? 'One clock is running' : `${clocks.length}${read.hasNextPage ? ' or more' : ''} clocks are running, the next due first`} flush>
      {old}
      <ul className={styles['strip']}>
        {clocks.slice(0, SHOWN).map((clock) => (
          <li key={`${clock.subject}-${clock.event}-${clock.clock}-${clock.startedAt}`}>
            <ClockChip
              display={clock.display}
              dueAt={clock.dueAt}
              rule={clock.rule}
              startedBy={startedBy(clock)}
              {...(clock.zone ? { zone: clock.zone } : {})}
            />
            <span className={styles['due']}>
              Due <Time at={clock.dueAt} />
            </span>
            <Link className={styles['stripName']} to={to.adverseEvent(study, clock.subject, clock.event)}>
              {clockedEvent(clock)}
            </Link>
            <span className={styles['faint']}>
              {clock.subject}, site {clock.site}
            </span>
            <span className={styles['faint']}>
              {clock.rule || clockRules[clock.clock]}
              {clock.provisional && ', provisional'}
            </span>
          </li>
        ))}
      </ul>
      {clocks.length > SHOWN && <p className={styles['rest']}>The other {clocks.length - SHOWN} are in the list below.</p>}
    </Card>
  );
}
