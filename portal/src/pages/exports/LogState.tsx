import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useLogLedger } from '@/api/queries';
import { Time } from '@/pieces/Time';
import styles from './Exports.module.css';

/** In a sentence: is the log still what was signed, and when was that looked at last? */
export function LogState({ study, log }: { study: string; log: string }) {
  const { data: ledger } = useLogLedger(study, log);
  if (!ledger) return null;
  if (ledger.alarm) {
    return (
      <p className={styles['state']} data-tone="danger" role="alert">
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span>
          <strong>Not what was signed.</strong> {ledger.alarm}
        </span>
      </p>
    );
  }
  const { finishedAt, events } = ledger.selfCheck;
  return (
    <p className={styles['state']} data-tone="success">
      <IconCircleCheck size={16} aria-hidden="true" />
      {finishedAt ? (
        <span>
          All {events.toLocaleString('en-GB')} signed events checked against their stored bytes and found unchanged, <Time at={finishedAt} />
        </span>
      ) : (
        <span>The first check of all events is under way.</span>
      )}
    </p>
  );
}
