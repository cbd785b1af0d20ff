import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload, IconHourglass } from '@tabler/icons-react';
import { useLogLedger } from '@/api/queries';
import type { LogLedger } from '@/api/types';
import { Card } from '@/frame/Card';
import { Buttons } from '@/pieces/Buttons';
import { CopyButton } from '@/pieces/CopyButton';
import { ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import { factsOfNote, rateOf } from './noteFacts';
import styles from './VerifyPage.module.css';

const LOGS = [
  ['enrollment', 'Enrollment'],
  ['visits', 'Visits'],
  ['adverse-events', 'Adverse events'],
] as const;

/** Each service's log: its newest signed checkpoint, and whether it is still what was signed. */
export const Logs = ({ study }: { study: string }) => (
  <div className={styles['logs']}>
    {LOGS.map(([log, title]) => (
      <OfLog key={log} study={study} log={log} title={title} />
    ))}
  </div>
);

function OfLog({ study, log, title }: { study: string; log: string; title: string }) {
  const read = useLogLedger(study, log);
  return (
    <Card title={title}>
      {read.error ? (
        <ErrorState error={read.error} what="This log could not be asked" onRetry={() => void read.refetch()} />
      ) : read.data ? (
        <Ledger log={log} ledger={read.data} />
      ) : (
        <Loading lines={5} />
      )}
    </Card>
  );
}

function Ledger({ log, ledger }: { log: string; ledger: LogLedger }) {
  const { checkpoint, vkey } = ledger;
  const note = checkpoint ? factsOfNote(checkpoint) : null;
  return (
    <>
      <p className={styles['size']}>
        {note ? note.size.toLocaleString('en') : '–'} <span>{note ? 'events in the newest signed checkpoint' : 'no checkpoint is signed yet'}</span>
      </p>
      <SelfCheck ledger={ledger} />
      <dl className={styles['facts']}>
        {note && (
          <div>
            <dt>Root</dt>
            <dd>
              <code>{note.root}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>Key</dt>
          <dd>
            <code>{vkey}</code>
          </dd>
        </div>
      </dl>
      <Buttons>
        {checkpoint && (
          <>
            <CopyButton label="Copy checkpoint" text={checkpoint} />
            <Button
              component="a"
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              href={`/api/v1/ledger/${log}/checkpoint`}
              download={`${log}.checkpoint`}
            >
              Download
            </Button>
          </>
        )}
        <CopyButton label="Copy key" text={vkey} />
      </Buttons>
    </>
  );
}

function SelfCheck({ ledger: { alarm, selfCheck } }: { ledger: LogLedger }) {
  if (alarm) {
    return (
      <p className={styles['state']} data-tone="danger" role="alert">
        <IconAlertTriangle size={18} stroke={1.7} aria-hidden="true" />
        <span>
          <strong>Not what was signed.</strong> {alarm}
        </span>
      </p>
    );
  }
  if (!selfCheck.finishedAt) {
    return (
      <p className={styles['state']} data-tone="neutral">
        <IconHourglass size={18} stroke={1.7} aria-hidden="true" />
        <span>{selfCheck.startedAt ? 'The first check of all events is under way.' : 'The stored events have not been checked yet.'}</span>
      </p>
    );
  }
  const rate = rateOf(selfCheck);
  return (
    <p className={styles['state']} data-tone="success">
      <IconCircleCheck size={18} stroke={1.7} aria-hidden="true" />
      <span>
        All {selfCheck.events.toLocaleString('en')} signed events were computed anew from their stored bytes and are unchanged, <Time at={selfCheck.finishedAt} />
        {rate !== null && ` (${rate.toLocaleString('en')} a second)`}
      </span>
    </p>
  );
}
