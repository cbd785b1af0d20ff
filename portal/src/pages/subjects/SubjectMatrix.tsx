import { useCallback, useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useSubjectMatrix, useVisitSummary, type SubjectFilter } from '@/api/queries';
import { to } from '@/frame/addresses';
import { ErrorLine, ErrorState, Loading } from '@/pieces/states';
import { Matrix } from './Matrix';
import { NoSubjects } from './NoSubjects';

const PAGE = 200;
/** Rows loaded ahead of what is seen. */
const AHEAD = 100;

export type SubjectViewProps = { study: string; filter: SubjectFilter; filtered: boolean; register: ReactNode };

/** The matrix with its data: pages by cursor as one scrolls, completeness of each visit over all subjects. */
export function SubjectMatrix({ study, filter, filtered, register }: SubjectViewProps) {
  const navigate = useNavigate();
  const list = useSubjectMatrix(study, { ...filter, limit: PAGE });
  const summary = useVisitSummary(study, filter.site ?? null);
  const rows = useMemo(() => rowsOf(list.data, (page) => page.rows), [list.data]);
  const complete = useMemo(() => new Map((summary.data?.byVisit ?? []).map((visit) => [visit.visit, visit])), [summary.data]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // What failed is asked for again by the reader, not by itself: the rows are still in sight, so that would never end.
  const asksNext = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  const onReach = useCallback(
    (row: number) => {
      if (row + AHEAD >= rows.length && asksNext) void fetchNextPage({ cancelRefetch: false });
    },
    [rows.length, asksNext, fetchNextPage],
  );
  const onOpen = useCallback(
    (subject: string, visit: string | null) => void navigate(visit ? to.visit(study, subject, visit) : to.subject(study, subject)),
    [navigate, study],
  );
  const onOpenColumn = useCallback((visit: string) => void navigate(`${to.visits(study)}?visit=${encodeURIComponent(visit)}`), [navigate, study]);

  const first = list.data?.pages[0];
  if (list.error && !first) return <ErrorState error={list.error} what="The subjects could not be read" onRetry={() => void list.refetch()} />;
  if (!first) {
    return (
      <div style={{ padding: 'var(--tl-space-4)' }}>
        <Loading height={420} label="Reading subjects" />
      </div>
    );
  }
  if (first.total === 0) return <NoSubjects filtered={filtered} register={register} />;
  return (
    <>
      {isFetchNextPageError ? (
        <ErrorLine error={list.error} what="The next subjects could not be read." onRetry={() => void fetchNextPage()} retrying={isFetchingNextPage} />
      ) : (
        list.error && <ErrorLine error={list.error} what="The subjects could not be read again; what is shown may be out of date." onRetry={() => void list.refetch()} retrying={list.isFetching} />
      )}
      <Matrix
        columns={first.columns}
        rows={rows}
        total={Math.max(first.total, rows.length)}
        complete={complete}
        onReach={onReach}
        onOpen={onOpen}
        onOpenColumn={onOpenColumn}
      />
    </>
  );
}
