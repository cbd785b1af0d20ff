import { Link, useNavigate } from 'react-router';
import { rowsOf } from '@/api/pages';
import { useSafetyClocks } from '@/api/queries';
import type { SafetyClock } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { startedBy } from '@/pages/safety/clockStarts';
import { clockedEvent } from '@/pages/safety/words';
import { ClockChip } from '@/pieces/ClockChip';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { Time } from '@/pieces/Time';

const SHOWN = 8;

/** The safety clocks that run, the most urgent first; the others are on the safety page. */
export function RunningClocks({ study, site }: { study: string; site: string | null }) {
  const navigate = useNavigate();
  const clocks = useSafetyClocks(study, { status: 'OPEN,OVERDUE', order: 'due', site, limit: SHOWN }, { refetchInterval: 120_000 });
  const rows = rowsOf(clocks.data, (page) => page.items);
  const columns: Column<SafetyClock>[] = [
    {
      id: 'left',
      header: 'Time left',
      width: 160,
      nowrap: true,
      cell: (clock) => (
        <>
          <ClockChip display={clock.display} dueAt={clock.dueAt} rule={clock.rule} startedBy={startedBy(clock)} {...(clock.zone ? { zone: clock.zone } : {})} />
          <span className="onlyPhone">
            <Time at={clock.dueAt} />
          </span>
        </>
      ),
    },
    { id: 'due', header: 'Due', width: 190, nowrap: true, cell: (clock) => <Time at={clock.dueAt} />, hideBelow: 'phone' },
    {
      id: 'event',
      header: 'Adverse event',
      cell: (clock) => (
        <>
          <Link to={to.adverseEvent(study, clock.subject, clock.event)}>{clockedEvent(clock)}</Link>
          <span className="onlyPhone">{clock.subject}</span>
        </>
      ),
    },
    { id: 'subject', header: 'Subject', cell: (clock) => clock.subject, hideBelow: 'phone' },
    { id: 'rule', header: 'Rule', cell: (clock) => clock.rule, hideBelow: 'phone' },
  ];
  return (
    <Card title="Safety clocks" note="Reports that must go out, the next due first" flush actions={<Link to={`${to.safety(study)}${site ? `?site=${encodeURIComponent(site)}` : ''}`}>All clocks</Link>}>
      <DataTable
        label="Safety clocks"
        columns={columns}
        rows={rows}
        rowKey={(clock) => `${clock.subject}/${clock.event}/${clock.clock}/${clock.startedAt}`}
        onOpen={(clock) => void navigate(to.adverseEvent(study, clock.subject, clock.event))}
        loading={clocks.isPending}
        error={clocks.error}
        onRetry={() => void clocks.refetch()}
        empty={<Empty title="No clock runs">A serious adverse event starts one.</Empty>}
      />
    </Card>
  );
}
