import type { DataQuery, DueVisit, SafetyClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { clockNow, useNow } from '@/pieces/ClockChip';
import { daysBetween, formatDuration } from '@/pieces/dates';
import { Figure, Figures } from '@/pieces/Figure';
import type { Work } from './useWork';

export type WorkFiguresProps = {
  visits: Work<DueVisit>;
  queries: Work<DataQuery>;
  clocks: Work<SafetyClock>;
  today: string;
  study: string;
};

/** Nothing is known of how much it is: that is not “none”. */
const isUnknown = <Row,>(work: Work<Row>) => work.missing && work.rows.length === 0;
const UNREAD = 'could not be read';

const counted = <Row,>(work: Work<Row>, rows: Row[] = work.rows) =>
  work.loading || isUnknown(work) ? '–' : `${rows.length}${work.more || work.missing ? '+' : ''}`;

/** How much waits: one number a list, with the most urgent of it in words. */
export function WorkFigures({ visits, queries, clocks, today, study }: WorkFiguresProps) {
  const now = useNow();
  const overdueVisits = visits.rows.filter((visit) => visit.display === 'overdue');
  const dueVisits = visits.rows.filter((visit) => visit.display !== 'overdue');
  const late = clocks.rows.filter((clock) => clockNow(clock.display, clock.dueAt, now) === 'overdue');
  const next = clocks.rows.find((clock) => Date.parse(clock.dueAt) > now);
  const oldest = Math.max(0, ...queries.rows.map((query) => query.age));
  const longest = Math.max(0, ...overdueVisits.map((visit) => (visit.to ? daysBetween(visit.to, today) : 0)));
  return (
    <Figures label="What waits">
      {clocks.asked && (
        <Figure
          label="Safety clocks running"
          value={counted(clocks)}
          to={to.safety(study)}
          {...(late.length > 0 ? { tone: 'danger' as const } : next && clockNow(next.display, next.dueAt, now) === 'dueSoon' ? { tone: 'attention' as const } : {})}
          note={isUnknown(clocks) ? UNREAD : late.length > 0 ? `${late.length} overdue` : next ? `next in ${formatDuration(Date.parse(next.dueAt) - now)}` : 'none runs'}
        />
      )}
      {visits.asked && (
        <>
          <Figure
            label="Visits overdue"
            value={counted(visits, overdueVisits)}
            to={to.visits(study)}
            {...(overdueVisits.length > 0 ? { tone: 'danger' as const } : {})}
            note={isUnknown(visits) ? UNREAD : overdueVisits.length > 0 ? `up to ${longest} ${longest === 1 ? 'day' : 'days'} past the window` : 'all in time'}
          />
          <Figure
            label="Visits due this week"
            value={visits.more && dueVisits.length === 0 ? '…' : counted(visits, dueVisits)}
            to={to.visits(study)}
            note={isUnknown(visits) ? UNREAD : visits.more && dueVisits.length === 0 ? 'listed after the overdue ones' : 'window open, or opens within 7 days'}
          />
        </>
      )}
      {queries.asked && (
        <Figure
          label="Queries waiting for you"
          value={counted(queries)}
          to={to.queries(study)}
          {...(oldest > 30 ? { tone: 'attention' as const } : {})}
          note={isUnknown(queries) ? UNREAD : queries.rows.length === 0 ? 'none' : oldest === 0 ? 'all since today' : `the oldest for ${oldest} ${oldest === 1 ? 'day' : 'days'}`}
        />
      )}
    </Figures>
  );
}
