import { Link } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useSafetyClocks } from '@/api/queries';
import type { SafetyClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { ClockChip } from '@/pieces/ClockChip';
import { formatInstant } from '@/pieces/dates';
import { ErrorState } from '@/pieces/states';
import styles from './Safety.module.css';
import { calmCapitals, clockRules } from './words';

export const startedBy = (clock: Pick<SafetyClock, 'basis' | 'startedAt'>) =>
  `${clock.basis === 'AWARENESS' ? 'Site became aware' : 'Received'} ${formatInstant(clock.startedAt)}`;

/** Clocks that run, the next due first. */
export function ClockStrip({ site }: { site: string | null }) {
  const { study } = useStudy();
  const read = useSafetyClocks(study, { status: 'OPEN,OVERDUE', order: 'due', site, limit: 12 }, { refetchInterval: 60_000 });
  const clocks = rowsOf(read.data, (page) => page.items);
  if (read.error) return <ErrorState error={read.error} what="The clocks could not be read" onRetry={() => void read.refetch()} />;
  if (clocks.length === 0) return null;
  return (
    <Card title={clocks.length === 1 ? 'One clock is running' : `${clocks.length}${read.hasNextPage ? ' or more' : ''} clocks are running, the next due first`} flush>
      <ul className={styles['strip']}>
        {clocks.map((clock) => (
          <li key={`${clock.subject}-${clock.event}-${clock.clock}-${clock.startedAt}`}>
            <ClockChip
              display={clock.display}
              dueAt={clock.dueAt}
              rule={clock.rule}
              startedBy={startedBy(clock)}
              {...(clock.zone ? { zone: clock.zone } : {})}
            />
            <span className={styles['due']}>Due {formatInstant(clock.dueAt, clock.zone ?? undefined)}</span>
            <Link className={styles['stripName']} to={to.adverseEvent(study, clock.subject, clock.event)}>
              {clock.codedTerm ? calmCapitals(clock.codedTerm) : `Adverse event ${clock.event}`}
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
    </Card>
  );
}
