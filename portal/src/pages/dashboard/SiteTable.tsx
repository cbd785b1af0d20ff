import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '@/api/Problem';
import { useSites } from '@/api/queries';
import type { EnrollmentSummary, SafetySummary, VisitSummary } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { Day } from '@/pieces/Time';
import { siteRows, type SiteRow } from './siteRows';

export type SiteTableProps = {
  study: string;
  /** Tells which sites there are. */
  enrollment: UseQueryResult<EnrollmentSummary, Problem>;
  visits: VisitSummary | undefined;
  safety: SafetySummary | undefined;
};

const number = (value: number | null, tone?: 'danger' | 'attention') => (
  <span style={value ? { fontWeight: tone ? 620 : 450, ...(tone ? { color: `var(--tl-${tone}-text)` } : {}) } : { color: 'var(--tl-text-faint)' }}>{value ?? '–'}</span>
);

const columns: Column<SiteRow>[] = [
  {
    id: 'site',
    header: 'Site',
    sortBy: (row) => row.site,
    cell: (row) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        <strong style={{ fontWeight: 600 }}>{row.site}</strong> {row.name}
      </span>
    ),
  },
  { id: 'active', header: 'Active since', cell: (row) => <Day on={row.activatedOn} absent="not active" />, hideBelow: 'icons', sortBy: (row) => row.activatedOn },
  { id: 'screened', header: 'Screened', align: 'right', cell: (row) => number(row.screened), sortBy: (row) => row.screened, hideBelow: 'phone' },
  {
    id: 'failed',
    header: 'Failed',
    align: 'right',
    cell: (row) => (row.screened > 0 ? `${Math.round((row.screeningFailed / row.screened) * 100)} %` : '–'),
    sortBy: (row) => (row.screened > 0 ? row.screeningFailed / row.screened : null),
    hideBelow: 'icons',
  },
  { id: 'randomized', header: 'Randomized', align: 'right', cell: (row) => number(row.randomized), sortBy: (row) => row.randomized },
  { id: 'out', header: 'Discontinued', align: 'right', cell: (row) => number(row.discontinued), sortBy: (row) => row.discontinued, hideBelow: 'icons' },
  { id: 'overdue', header: 'Overdue', align: 'right', cell: (row) => number(row.overdue, 'danger'), sortBy: (row) => row.overdue },
  { id: 'open', header: 'Lack data', align: 'right', cell: (row) => number(row.inProgress), sortBy: (row) => row.inProgress, hideBelow: 'icons' },
  { id: 'queries', header: 'Queries', align: 'right', cell: (row) => number(row.openQueries, 'attention'), sortBy: (row) => row.openQueries, hideBelow: 'phone' },
  { id: 'events', header: 'Events', align: 'right', cell: (row) => number(row.events), sortBy: (row) => row.events, hideBelow: 'phone' },
  { id: 'serious', header: 'Serious', align: 'right', cell: (row) => number(row.serious, 'danger'), sortBy: (row) => row.serious, hideBelow: 'icons' },
];

/** Each site in one line, over all three services; opens its subjects. */
export function SiteTable({ study, enrollment, visits, safety }: SiteTableProps) {
  const navigate = useNavigate();
  const sites = useSites(study).data?.sites;
  const rows = useMemo(() => siteRows(sites, enrollment.data, visits, safety), [sites, enrollment.data, visits, safety]);
  const shown = safety ? columns : columns.filter((column) => column.id !== 'events' && column.id !== 'serious');
  return (
    <Card title="Sites" note="What each one has done and what waits there" flush>
      <DataTable
        label="Sites"
        columns={shown}
        rows={rows}
        rowKey={(row) => row.site}
        onOpen={(row) => void navigate(`${to.subjects(study)}?site=${encodeURIComponent(row.site)}`)}
        loading={enrollment.isPending}
        error={enrollment.error}
        onRetry={() => void enrollment.refetch()}
        empty={<Empty title="No site yet">The study administrator adds sites in Set-up.</Empty>}
        initialSort={{ id: 'site' }}
      />
    </Card>
  );
}
