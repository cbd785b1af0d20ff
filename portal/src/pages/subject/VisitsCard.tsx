import { useNavigate } from 'react-router';
import type { Visit } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { Day } from '@/pieces/Time';
import { plannedText } from '../visit/windowText';
import styles from './SubjectPage.module.css';

const timings = { EARLY: 'early', LATE: 'late' } as const;

const columns: Column<Visit>[] = [
  {
    id: 'visit',
    header: 'Visit',
    cell: (it) => (
      <>
        <span className={styles['strong']}>{it.label || it.visit}</span>
        {!it.planned && <span className={styles['tag']}>unscheduled</span>}
      </>
    ),
  },
  { id: 'status', header: 'Status', cell: (it) => <StatusMark kind="visit" status={it.display} /> },
  {
    id: 'window',
    header: 'Window',
    cell: (it) => (
      <span className={styles['muted']} title={it.provisional ? 'Provisional: the reference visit is not done yet' : undefined}>
        {plannedText(it)}
        {it.provisional && ' *'}
      </span>
    ),
    hideBelow: 'phone',
  },
  {
    id: 'date',
    header: 'Done on',
    cell: (it) => (
      <>
        <Day on={it.status === 'DONE' ? it.date : null} absent="" />
        {it.timing && it.timing in timings && <span className={styles['late']}>{timings[it.timing as 'EARLY' | 'LATE']}</span>}
      </>
    ),
  },
  {
    id: 'data',
    header: 'Data',
    align: 'right',
    nowrap: true,
    cell: (it) => (it.expected > 0 && it.display !== 'notApplicable' ? `${it.answered} of ${it.expected}` : ''),
    hideBelow: 'phone',
  },
  {
    id: 'queries',
    header: 'Queries',
    align: 'right',
    cell: (it) => (it.openQueries > 0 ? <StatusMark kind="query" status="open" word={String(it.openQueries)} /> : ''),
    hideBelow: 'phone',
  },
];

export type VisitsCardProps = { study: string; subject: string; visits: Visit[]; loading: boolean; error: unknown; onRetry: () => void };

export function VisitsCard({ study, subject, visits, loading, error, onRetry }: VisitsCardProps) {
  const navigate = useNavigate();
  const provisional = visits.some((visit) => visit.provisional);
  return (
    <Card title="Visits" flush note={provisional ? '* provisional until the reference visit is done' : undefined}>
      <DataTable
        label="Visits"
        density="compact"
        columns={columns}
        rows={visits}
        rowKey={(it) => it.visit}
        onOpen={(it) => void navigate(to.visit(study, subject, it.visit))}
        loading={loading}
        error={error}
        onRetry={onRetry}
        empty={<Empty title="No visits yet">The schedule opens with the first consent.</Empty>}
      />
    </Card>
  );
}
