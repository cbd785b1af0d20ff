import { Link, useNavigate } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useSafetyClocks } from '@/api/queries';
import type { SafetyClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { ClockChip } from '@/pieces/ClockChip';
import { DataTable, type Column } from '@/pieces/DataTable';
import { formatInstant } from '@/pieces/dates';
import { Empty } from '@/pieces/states';

const SHOWN = 4;
const termOf = (clock: SafetyClock) => (clock.codedTerm ? clock.codedTerm.charAt(0) + clock.codedTerm.slice(1).toLowerCase() : 'Not coded yet');

/** The safety clocks that run, the most urgent first. */
export function RunningClocks({ study, site }: { study: string; site: string | null }) {
  const navigate = useNavigate();
  const clocks = useSafetyClocks(study, { status: 'OPEN,OVERDUE', order: 'due', site, limit: 50 }, { refetchInterval: 120_000 });
  const rows = rowsOf(clocks.data, (page) => page.items);
  const columns: Column<SafetyClock>[] = [
    {
      id: 'left',
      header: 'Time left',
      width: 160,
      nowrap: true,
      cell: (clock) => (
        <ClockChip display={clock.display} dueAt={clock.dueAt} rule={clock.rule} startedBy={`Started ${formatInstant(clock.startedAt)}`} {...(clock.zone ? { zone: clock.zone } : {})} />
      ),
    },
    { id: 'event', header: 'Adverse event', cell: (clock) => <Link to={to.adverseEvent(study, clock.subject, clock.event)}>{termOf(clock)}</Link> },
    { id: 'subject', header: 'Subject', cell: (clock) => clock.subject },
    { id: 'rule', header: 'Rule', cell: (clock) => clock.rule, hideBelow: 'phone' },
  ];
  return (
    <Card title="Safety clocks" note="Reports that must go out" flush actions={rows.length > SHOWN && <Link to={to.safety(study)}>All {rows.length}</Link>}>
      <DataTable
        label="Safety clocks"
        columns={columns}
        rows={rows.slice(0, SHOWN)}
        rowKey={(clock) => `${clock.subject}/${clock.event}/${clock.clock}`}
        onOpen={(clock) => void navigate(to.adverseEvent(study, clock.subject, clock.event))}
        loading={clocks.isPending}
        error={clocks.error}
        onRetry={() => void clocks.refetch()}
        empty={<Empty title="No clock runs">A serious adverse event starts one.</Empty>}
      />
    </Card>
  );
}
