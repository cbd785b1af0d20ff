import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useReadOnly } from '@/api/asOf';
import { Buttons } from '@/pieces/Buttons';
import { ErrorState, Loading } from '@/pieces/states';
import { Time } from '@/pieces/Time';
import { scopeText, sizeText, useExports, useRemoveExport, useResumeExport, zipOf, type Export } from './exports';
import styles from './VerifyPage.module.css';

/** One's own bundles: being made, paused, or ready to download. */
export function ExportList({ study }: { study: string }) {
  const read = useExports(study);
  if (read.error) return <ErrorState error={read.error} what="Your bundles could not be listed" onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={2} />;
  if (read.data.exports.length === 0) return <p className={styles['none']}>You have made no bundle of this study yet.</p>;
  return (
    <ul className={styles['exports']} aria-label="Your bundles">
      {read.data.exports.map((one) => (
        <OneExport key={one.export} study={study} one={one} />
      ))}
    </ul>
  );
}

function OneExport({ study, one }: { study: string; one: Export }) {
  const resume = useResumeExport(study);
  const remove = useRemoveExport(study);
  const readOnly = useReadOnly();
  const refusal = resume.error ?? remove.error;
  const events = one.logs.reduce((sum, log) => sum + log.events, 0);
  const hidden = one.logs.reduce((sum, log) => sum + log.hidden, 0);
  const share = one.lines.total > 0 ? (100 * one.lines.written) / one.lines.total : 0;
  const count = (value: number) => value.toLocaleString('en');
  return (
    <li className={styles['export']}>
      <div className={styles['exportHead']}>
        <strong>{scopeText(one.filter)}</strong>
        <span className={styles['small']}>
          asked for <Time at={one.askedAt} />
        </span>
      </div>
      {one.state === 'running' && (
        <div role="status">
          <Progress value={share} aria-label={`${scopeText(one.filter)}, being made`} />
          <p className={styles['small']}>
            {one.lines.total === 0 ? 'Counting…' : `${count(one.lines.written)} of ${count(one.lines.total)} lines written. You may leave this page; signed in, it goes on.`}
          </p>
        </div>
      )}
      {one.state === 'paused' && (
        <p className={styles['paused']} role="status">
          Paused at {Math.floor(share)} %. {one.reason?.detail} {one.reason && `(${one.reason.rule})`}
        </p>
      )}
      {one.state === 'done' && (
        <p className={styles['small']}>
          {count(events)} events{hidden > 0 && `, ${count(hidden)} more by their hash only`}, {sizeText(one.bytes)}; kept until <Time at={one.keptUntil} />
        </p>
      )}
      {one.manifestSha256 && (
        <p className={styles['small']}>
          Manifest <code>{one.manifestSha256}</code>
        </p>
      )}
      {refusal && (
        <p className={styles['failed']} role="alert">
          {refusal.detail} ({refusal.rule})
        </p>
      )}
      <Buttons>
        {one.state === 'done' && (
          <Button component="a" size="xs" leftSection={<IconDownload size={14} />} href={zipOf(study, one.export)} download>
            Download
          </Button>
        )}
        {one.state === 'paused' && !readOnly && (
          <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate({ export: one.export })}>
            Resume
          </Button>
        )}
        {!readOnly && (
          <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate({ export: one.export })}>
            {one.state === 'done' ? 'Remove' : 'Stop and remove'}
          </Button>
        )}
      </Buttons>
    </li>
  );
}
