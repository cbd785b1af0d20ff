import { Link, useNavigate } from 'react-router';
import type { DueVisit } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { DataTable, type Column } from '@/pieces/DataTable';
import { plannedText } from '@/pages/visit/windowText';
import { daysBetween } from '@/pieces/dates';
import { StatusMark } from '@/pieces/StatusMark';
import { Empty } from '@/pieces/states';
import { Day } from '@/pieces/Time';
import type { InStudy, Work } from './useWork';
import styles from './VisitList.module.css';

type Row = InStudy<DueVisit>;

const SHOWN = 8;
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/**
 * "Overdue 13 days", "Due, 6 days left", "Due, last day", "Opens in 3 days". The status goes by the site's day, which may be the day
 * before the reader's or after it.
 */
export function dueWord(visit: DueVisit, today: string): string {
  if (visit.display === 'overdue') {
    const past = visit.to ? daysBetween(visit.to, today) : 0;
    return past > 0 ? `Overdue ${days(past)}` : 'Overdue';
  }
  if (visit.from && visit.from.slice(0, 10) > today) return `Opens in ${days(daysBetween(today, visit.from))}`;
  if (!visit.to) return visit.display === 'due' ? 'Due' : 'Planned';
  const left = daysBetween(today, visit.to);
  return left <= 0 ? 'Due, last day' : `Due, ${days(left)} left`;
}

export function VisitList({ work, several, today }: { work: Work<DueVisit>; several: boolean; today: string }) {
  const navigate = useNavigate();
  const columns: Column<Row>[] = [
    { id: 'status', header: 'Status', width: 170, nowrap: true, cell: (row) => <StatusMark kind="visit" status={row.display} word={dueWord(row, today)} /> },
    {
      id: 'subject',
      header: 'Subject',
      width: 100,
      nowrap: true,
      cell: (row) => (
        <>
          <Link to={to.visit(row.studyId, row.subject, row.visit)}>{row.subject}</Link>
          <span className={`onlyPhone ${styles['visit']}`}>{row.label}</span>
        </>
      ),
    },
    { id: 'visit', header: 'Visit', cell: (row) => row.label, hideBelow: 'phone' },
    { id: 'target', header: 'Target', cell: (row) => <Day on={row.target?.slice(0, 10)} />, hideBelow: 'phone' },
    {
      id: 'window',
      header: 'Window',
      hideBelow: 'phone',
      cell: (row) => (
        <span style={{ whiteSpace: 'nowrap' }}>
          {plannedText(row)}
          {row.provisional && <span style={{ color: 'var(--tl-text-faint)' }}> provisional</span>}
        </span>
      ),
    },
    ...(several ? [{ id: 'study', header: 'Study', cell: (row: Row) => row.studyId, hideBelow: 'icons' as const }] : []),
  ];
  const first = work.rows[0];
  return (
    <Card
      title="Visits due this week"
      note="Overdue ones first"
      flush
      actions={first && <Link to={to.visits(first.studyId)}>{work.rows.length > SHOWN ? `All ${work.rows.length}${work.more ? '+' : ''} visits` : 'All visits'}</Link>}
    >
      <DataTable
        label="Visits due this week"
        columns={columns}
        rows={work.rows.slice(0, SHOWN)}
        rowKey={(row) => `${row.studyId}/${row.subject}/${row.visit}`}
        onOpen={(row) => void navigate(to.visit(row.studyId, row.subject, row.visit))}
        loading={work.loading}
        error={work.error}
        onRetry={work.retry}
        empty={<Empty title="No visit is due this week">The windows of the next visits open later.</Empty>}
      />
    </Card>
  );
}
