import { useCheckpoints } from '@/api/queries';
import { ErrorState, Loading } from '@/pieces/states';
import styles from './Exports.module.css';
import { LogState } from './LogState';

/** The newest signed checkpoint of each service's log: what a bundle is verified against. */
export function Checkpoints({ study }: { study: string }) {
  const read = useCheckpoints(study);
  if (read.error) return <ErrorState error={read.error} what="The checkpoints could not be read" onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={3} />;
  return (
    <details className={styles['checkpoints']}>
      <summary>Self-check and newest signed checkpoints</summary>
      {Object.entries(read.data).map(([log, note]) => (
        <figure key={log}>
          <figcaption>
            {log}
            <LogState study={study} log={log} />
          </figcaption>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it */}
          <pre tabIndex={0} aria-label={`Checkpoint of ${log}`}>
            {note}
          </pre>
        </figure>
      ))}
    </details>
  );
}
