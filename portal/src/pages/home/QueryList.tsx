import { Link, useNavigate } from 'react-router';
import type { DataQuery } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import type { InStudy, Work } from './useWork';

type Row = InStudy<DataQuery>;
const SHOWN = 6;

const measured = (row: DataQuery) => [row.value, row.unit].filter(Boolean).join(' ') || '–';

const columns: Column<Row>[] = [
  { id: 'status', header: 'Status', width: 170, cell: (row) => <StatusMark kind="query" status={row.status} />, hideBelow: 'phone' },
  { id: 'subject', header: 'Subject', width: 100, nowrap: true, cell: (row) => <Link to={to.query(row.studyId, row.query)}>{row.subject}</Link> },
  { id: 'item', header: 'Item', cell: (row) => row.itemName },
  { id: 'visit', header: 'Visit', cell: (row) => row.visitLabel, hideBelow: 'phone' },
  { id: 'value', header: 'Value', align: 'right', cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{measured(row)}</span>, hideBelow: 'phone' },
  { id: 'age', header: 'Waiting', align: 'right', cell: (row) => (row.age === 0 ? 'today' : `${row.age} d`), nowrap: true },
];
const withStudy: Column<Row>[] = [...columns, { id: 'study', header: 'Study', cell: (row) => row.studyId, hideBelow: 'icons' }];

export function QueryList({ work, several }: { work: Work<DataQuery>; several: boolean }) {
  const navigate = useNavigate();
  const first = work.rows[0];
  return (
    <Card
      title="Queries waiting for you"
      note="The oldest first"
      flush
      actions={first && <Link to={to.queries(first.studyId)}>{work.rows.length > SHOWN ? `All ${work.rows.length}${work.more ? '+' : ''} queries` : 'All queries'}</Link>}
    >
      <DataTable
        label="Queries waiting for you"
        columns={several ? withStudy : columns}
        rows={work.rows.slice(0, SHOWN)}
        rowKey={(row) => `${row.studyId}/${row.query}`}
        onOpen={(row) => void navigate(to.query(row.studyId, row.query))}
        loading={work.loading}
        error={work.error}
        onRetry={work.retry}
        empty={<Empty title="No query waits for you">Checks open them when a value is out of range, monitors when they doubt one.</Empty>}
      />
    </Card>
  );
}
