import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAsOf } from '@/api/asOf';
import { get, studyPath, type Filter } from '@/api/client';
import { keys } from '@/api/keys';
import type { Problem } from '@/api/Problem';
import type { DataQueries, DataQuery, DueVisit, Role, SafetyClock, SafetyClocks, StudyItem, VisitsDue, WaitingFor } from '@/api/types';
import { mayOpen } from '@/frame/roles';

/** How much of a list a work list takes; more than this is counted as `50+`. */
const LIMIT = 50;

export type InStudy<Row> = Row & { studyId: string };
export type Work<Row> = {
  rows: InStudy<Row>[];
  more: boolean;
  loading: boolean;
  error: Problem | null;
  /** Of a study at least nothing was read yet, and the last try failed. */
  missing: boolean;
  asked: boolean;
  /** Reads again what could not be read. */
  retry: () => void;
};

const has = (study: StudyItem, ...roles: Role[]) => study.grants.some((grant) => roles.includes(grant.role));
const doesVisits = (study: StudyItem) => has(study, 'COORDINATOR', 'INVESTIGATOR', 'MONITOR');
const waitsFor = (study: StudyItem): WaitingFor | null =>
  has(study, 'COORDINATOR', 'INVESTIGATOR') ? 'SITE' : has(study, 'DATA_MANAGER', 'MONITOR') ? 'DATA_MANAGEMENT' : null;

/** The same list asked in each study, as one. */
function useInStudies<Page extends { next: string | null }, Row>(
  studies: StudyItem[],
  what: string,
  filterOf: (study: StudyItem) => Filter,
  rowsOf: (page: Page) => Row[],
): Work<Row> {
  const asOf = useAsOf();
  const answers: UseQueryResult<Page, Problem>[] = useQueries({
    queries: studies.map((study) => ({
      queryKey: keys.of(study.study, asOf, `work-${what}`, filterOf(study)),
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page>(studyPath(study.study, what), { filter: { ...filterOf(study), limit: LIMIT }, signal }),
      refetchInterval: 120_000,
    })),
  });
  return {
    rows: answers.flatMap((answer, index) => {
      const studyId = studies[index]?.study ?? '';
      return answer.data ? rowsOf(answer.data).map((row) => ({ ...row, studyId })) : [];
    }),
    more: answers.some((answer) => answer.data?.next),
    loading: answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error)?.error ?? null,
    missing: answers.some((answer) => answer.error && !answer.data),
    asked: studies.length > 0,
    retry: () => answers.filter((answer) => answer.error).forEach((answer) => void answer.refetch()),
  };
}

/** What waits for the person, over all studies: by what their roles are for. */
export function useWork(studies: StudyItem[]) {
  const visiting = useMemo(() => studies.filter(doesVisits), [studies]);
  const asked = useMemo(() => studies.filter((study) => waitsFor(study) !== null), [studies]);
  const watching = useMemo(() => studies.filter((study) => mayOpen(study.grants, 'safety')), [studies]);

  const visits = useInStudies<VisitsDue, DueVisit>(visiting, 'visits-due', () => ({}), (page) => page.items);
  const queries = useInStudies<DataQueries, DataQuery>(asked, 'queries', (study) => ({ waitingFor: waitsFor(study) }), (page) => page.queries);
  const clocks = useInStudies<SafetyClocks, SafetyClock>(
    watching,
    'safety-clocks',
    () => ({ status: 'OPEN,OVERDUE', order: 'due' }),
    (page) => page.items,
  );
  return {
    visits: { ...visits, rows: [...visits.rows].sort((a, b) => (a.to ?? '9').localeCompare(b.to ?? '9')) },
    queries: { ...queries, rows: [...queries.rows].sort((a, b) => b.age - a.age) },
    clocks: { ...clocks, rows: [...clocks.rows].sort((a, b) => a.dueAt.localeCompare(b.dueAt)) },
  };
}
