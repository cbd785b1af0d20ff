import { Link, useNavigate } from 'react-router';
import type { SafetyClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { startedBy } from '@/pages/safety/clockStarts';
import { clockedEvent } from '@/pages/safety/words';
import { ClockChip } from '@/pieces/ClockChip';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Time } from '@/pieces/Time';
import type { InStudy, Work } from './useWork';

type Row = InStudy<SafetyClock>;

const columns: Column<Row>[] = [
  {
    id: 'left',
    header: 'Time left',
    width: 170,
    nowrap: true,
    cell: (row) => (
      <ClockChip display={row.display} dueAt={row.dueAt} rule={row.rule} startedBy={startedBy(row)} {...(row.zone ? { zone: row.zone } : {})} />
    ),
  },
  {
    id: 'event',
    header: 'Adverse event',
    cell: (row) => (
      <>
        <Link to={to.adverseEvent(row.studyId, row.subject, row.event)}>{clockedEvent(row)}</Link>
        <div style={{ color: 'var(--tl-text-muted)', fontSize: 'var(--tl-size-small)' }}>
          <span className="onlyPhone">{row.subject}</span>
          {row.rule}
        </div>
      </>
    ),
  },
  { id: 'subject', header: 'Subject', cell: (row) => row.subject, width: 100, hideBelow: 'phone' },
  { id: 'due', header: 'Due', cell: (row) => <Time at={row.dueAt} />, hideBelow: 'phone' },
];
const withStudy: Column<Row>[] = [...columns, { id: 'study', header: 'Study', cell: (row) => row.studyId, hideBelow: 'icons' }];

export function ClockList({ work, several }: { work: Work<SafetyClock>; several: boolean }) {
  const navigate = useNavigate();
  return (
    <Card title="Safety clocks" note="Reports that must go out; the most urgent first" flush>
      <DataTable
        label="Safety clocks"
        columns={several ? withStudy : columns}
        rows={work.rows.slice(0, 8)}
        rowKey={(row) => `${row.studyId}/${row.subject}/${row.event}/${row.clock}/${row.startedAt}`}
        onOpen={(row) => void navigate(to.adverseEvent(row.studyId, row.subject, row.event))}
        loading={work.loading}
        error={work.error}
        onRetry={work.retry}
      />
    </Card>
  );
}
