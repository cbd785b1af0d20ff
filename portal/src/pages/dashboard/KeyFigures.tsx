import type { UseQueryResult } from '@tanstack/react-query';
import type { Problem } from '@/api/Problem';
import type { EnrollmentSummary, SafetySummary, VisitSummary } from '@/api/types';
import { to } from '@/frame/addresses';
import { Figure, Figures } from '@/pieces/Figure';

type Answer<T> = UseQueryResult<T, Problem>;
export type KeyFiguresProps = {
  study: string;
  enrollment: Answer<EnrollmentSummary>;
  visits: Answer<VisitSummary>;
  safety: Answer<SafetySummary> | null;
  /** Only some sites are shown: the plan is the whole study's and not told. */
  part: boolean;
};

const WAITING = '–';

/** The study in five numbers. */
export function KeyFigures({ study, enrollment, visits, safety, part }: KeyFiguresProps) {
  const enrolled = enrollment.data;
  const visited = visits.data;
  const events = safety?.data;
  const planned = part ? null : (enrolled?.plannedSubjects ?? null);
  const done = visited ? visited.timing.in + visited.timing.early + visited.timing.late : 0;
  return (
    <Figures label="Key figures">
      <Figure
        label="Randomized"
        value={enrolled?.funnel.randomized ?? WAITING}
        {...(planned ? { of: `of ${planned} planned` } : {})}
        to={`${to.subjects(study)}?status=RANDOMIZED`}
        {...(enrolled && planned
          ? { progress: { share: enrolled.funnel.randomized / planned, expected: enrolled.expectedToday === null ? null : enrolled.expectedToday / planned } }
          : {})}
        note={enrolled && (enrolled.expectedToday === null || part ? `${enrolled.funnel.screened} screened` : `${enrolled.expectedToday} expected by today`)}
      />
      <Figure
        label="Visits overdue"
        value={visited?.visits.overdue ?? WAITING}
        to={to.visits(study)}
        note={visited && `${visited.visits.due} due, ${visited.visits.inProgress} lack data`}
      />
      <Figure
        label="In their window"
        value={visited && done > 0 ? `${Math.round((visited.timing.in / done) * 100)} %` : WAITING}
        note={visited && `${visited.timing.early} early, ${visited.timing.late} late of ${done} visits`}
      />
      <Figure
        label="Queries open"
        value={visited?.queries.open ?? WAITING}
        to={to.queries(study)}
        note={visited && `${visited.queries.answered} answered, ${visited.queries.closed} closed`}
      />
      {safety && (
        <Figure
          label="Safety clocks running"
          value={events ? events.clocks.running + events.clocks.dueSoon + events.clocks.overdue : WAITING}
          to={to.safety(study)}
          {...(events && events.clocks.overdue > 0 ? { tone: 'danger' as const } : events && events.clocks.dueSoon > 0 ? { tone: 'attention' as const } : {})}
          note={events && ([events.clocks.overdue > 0 ? `${events.clocks.overdue} overdue` : '', events.clocks.dueSoon > 0 ? `${events.clocks.dueSoon} due within 48 h` : ''].filter(Boolean).join(', ') || `${events.clocks.met} met, ${events.clocks.metLate} met late`)}
        />
      )}
    </Figures>
  );
}
