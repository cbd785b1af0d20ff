import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { useLogLedger } from '@/api/queries';
import styles from './Frame.module.css';

const LOGS = ['enrollment', 'visits', 'adverse-events'] as const;

/**
 * Whatever page is open: a log that is not what was signed must not be worked on as if nothing were the matter. Looked at with
 * each page, not by the minute, which would keep an unattended session alive.
 */
export function LedgerAlarm({ study }: { study: string }) {
  return (
    <>
      {LOGS.map((log) => (
        <OfLog key={log} study={study} log={log} />
      ))}
    </>
  );
}

function OfLog({ study, log }: { study: string; log: string }) {
  const { data, error } = useLogLedger(study, log);
  if (!data?.alarm) return error && error.status >= 500 ? <Unasked log={log} /> : null;
  return (
    <div className={styles['alarm']} role="alert">
      <IconAlertTriangle size={16} stroke={1.8} aria-hidden="true" />
      <span>
        <strong>The log of {log} is not what was signed.</strong> {data.alarm}. Tell the study’s administrator and the sponsor’s auditor now; what you see may have
        been changed outside the system.
      </span>
    </div>
  );
}

/** Not an alarm: a service that is away says nothing about its records, neither that they are sound. */
function Unasked({ log }: { log: string }) {
  return (
    <div className={styles['unasked']} role="status">
      <IconPlugConnectedX size={16} stroke={1.8} aria-hidden="true" />
      <span>
        <strong>The log of {log} can’t be asked just now.</strong> Its service does not answer, so nobody here can tell whether it is what was signed. That is no sign
        of tampering; each page asks again.
      </span>
    </div>
  );
}
