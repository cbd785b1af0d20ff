import { useNavigate } from 'react-router';
import type { AdverseEventItem } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { useClockSaid } from '@/pages/safety/clockStarts';
import { termText } from '@/pages/safety/words';
import { ClockChip } from '@/pieces/ClockChip';
import { DataTable, type Column, type More } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { Day } from '@/pieces/Time';
import styles from './SubjectPage.module.css';

const running = (it: AdverseEventItem) => (it.clocks ?? []).filter(({ display }) => display !== 'met' && display !== 'lifted').sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];

const columnsOf = (said: ReturnType<typeof useClockSaid>): Column<AdverseEventItem>[] => [
  {
    id: 'term',
    header: 'Event',
    cell: (it) => (
      <>
        <span className={styles['strong']}>{termText(it.record)}</span>
        {it.record.serious && <span className={styles['serious']}>serious</span>}
      </>
    ),
    sortBy: (it) => termText(it.record),
  },
  { id: 'severity', header: 'Severity', cell: (it) => <StatusMark kind="severity" status={it.record.severity} />, sortBy: (it) => ['MILD', 'MODERATE', 'SEVERE'].indexOf(it.record.severity) },
  { id: 'onset', header: 'Onset', cell: (it) => <Day on={it.record.onset} />, sortBy: (it) => it.record.onset },
  { id: 'end', header: 'End', cell: (it) => <Day on={it.record.end} absent={it.record.ongoing === false ? '–' : 'ongoing'} />, sortBy: (it) => it.record.end, hideBelow: 'phone' },
  {
    id: 'clock',
    header: 'Clock',
    cell: (it) => {
      const clock = running(it);
      return clock ? <ClockChip display={clock.display} dueAt={clock.dueAt} {...said({ ...it, ...clock })} /> : '';
    },
    hideBelow: 'phone',
  },
];

export type EventsCardProps = { study: string; subject: string; events: AdverseEventItem[]; more: More; loading: boolean; error: unknown; onRetry: () => void };

export function EventsCard({ study, subject, events, more, loading, error, onRetry }: EventsCardProps) {
  const navigate = useNavigate();
  const said = useClockSaid(study, { subject, limit: 100 }, events.some(running));
  return (
    <Card title="Adverse events" flush>
      <DataTable
        label="Adverse events"
        density="compact"
        columns={columnsOf(said)}
        rows={events}
        rowKey={(it) => it.event}
        onOpen={(it) => void navigate(to.adverseEvent(study, subject, it.event))}
        initialSort={{ id: 'onset', desc: true }}
        more={more}
        loading={loading}
        error={error}
        onRetry={onRetry}
        empty={<Empty title="No adverse event">What happens to the subject is reported with “Report adverse event” above.</Empty>}
      />
    </Card>
  );
}
