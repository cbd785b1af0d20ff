import { Link } from 'react-router';
import { useItemHistory } from '@/api/queries';
import type { FormItem, ItemHistoryEntry } from '@/api/types';
import { to } from '@/frame/addresses';
import { roleName } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { formatDay } from '@/pieces/dates';
import { ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import styles from './Visit.module.css';

const withUnit = (value: string | null, unit: string | null) => (value === null ? null : unit ? `${value} ${unit}` : value);

type SaidProps = { entry: ItemHistoryEntry; before: ItemHistoryEntry | undefined; visitDate: string };

function Said({ entry, before, visitDate }: SaidProps) {
  const now = entry.notDone ? 'not done' : (withUnit(entry.value, entry.unit) ?? 'empty');
  const former = withUnit(entry.previousValue, entry.previousUnit);
  const [dayBefore, day] = [before?.date ?? visitDate, entry.date ?? visitDate];
  if (former === now && dayBefore !== day) {
    return (
      <span className={styles['change']}>
        <Exchange from={`taken ${formatDay(dayBefore)}`} to={`taken ${formatDay(day)}`} />
        <span className={styles['meta']}>{now} as before</span>
      </span>
    );
  }
  return (
    <span className={styles['change']}>
      <Exchange from={former} to={now} />
      {entry.date && entry.date !== visitDate && <span className={styles['meta']}>taken {formatDay(entry.date)}</span>}
    </span>
  );
}

const Exchange = ({ from, to: now }: { from: string | null; to: string }) => (
  <>
    {from !== null && (
      <>
        <del>{from}</del>
        <span aria-hidden="true">→</span>
      </>
    )}
    <ins>{now}</ins>
  </>
);

export type FieldHistoryProps = { subject: string; visit: string; visitDate: string; item: FormItem; name: string };

/** Who recorded what, when and why; oldest first, in place. */
export function FieldHistory({ subject, visit, visitDate, item, name }: FieldHistoryProps) {
  const { study } = useStudy();
  const history = useItemHistory(study, subject, visit, item.item, item.repeat);
  if (history.error) return <ErrorState error={history.error} what="The history could not be read" onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading lines={2} />;
  return (
    <ol className={styles['history']} aria-label={`History of ${name}`}>
      {history.data.entries.map((entry, index, all) => (
        <li key={entry.eventId}>
          <Said entry={entry} before={all[index - 1]} visitDate={visitDate} />
          <span>{entry.reason ?? <span className={styles['faint']}>{entry.kind === 'RECORDED' ? 'First entry' : 'No reason'}</span>}</span>
          <span className={styles['meta']}>
            {entry.byName}
            {entry.role && `, ${roleName(entry.role).toLowerCase()}`}
          </span>
          <span className={styles['meta']}>
            <Time at={entry.at} seconds />
          </span>
          <Link to={to.historyEntry(study, entry.eventId)} className={styles['meta']} aria-label={`Event of ${entry.at} in the study’s history`}>
            Event
          </Link>
        </li>
      ))}
    </ol>
  );
}
