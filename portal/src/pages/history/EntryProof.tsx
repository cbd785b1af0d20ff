import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HistoryEntry } from '@/api/types';
import { to } from '@/frame/addresses';
import { mayOpen } from '@/frame/roles';
import { useStudy } from '@/frame/useStudy';
import { Facts } from '@/pages/queries/Facts';
import { Buttons } from '@/pieces/Buttons';
import { CopyButton } from '@/pieces/CopyButton';
import { ReceiptLink } from '@/pieces/ReceiptLink';
import { ErrorState, Loading } from '@/pieces/states';
import styles from './History.module.css';
import { useReceipt } from './useReceipt';

/** That this event stands in the signed log: its leaf hash and, on demand, the proof that leads from it to a checkpoint. */
export function EntryProof({ entry }: { entry: HistoryEntry }) {
  const { study, grants } = useStudy();
  const [shown, show] = useState(false);
  const { found, none, error, reading, again } = useReceipt(study, entry, true);
  const verify = mayOpen(grants, 'verify') && (
    <>
      {' '}
      The whole log is checked on <Link className={styles['inline']} to={to.verify(study)}>Verify</Link>.
    </>
  );
  if (none) return <p className={styles['note']}>No command is named in this event, so it has no receipt of its own.{verify}</p>;
  if (error) return <ErrorState error={error} what="The receipt could not be read" onRetry={again} />;
  if (!found) return <Loading lines={2} label="Reading the receipt" />;
  return (
    <section className={styles['proof']} aria-label="Proof">
      <Facts
        facts={[
          ['Leaf hash', <code key="leaf">{found.leaf}</code>],
          ['Origin', <code key="log">{found.log}</code>],
          ['Receipt', <ReceiptLink key="receipt" receipt={found.receipt} />],
        ]}
      />
      <div className={styles['rawHead']}>
        <span>
          {found.proof ? 'A signed checkpoint of the log covers it.' : 'No signed checkpoint covers it yet; one does within seconds.'}
          {verify}
        </span>
        <Buttons>
          <CopyButton label="Copy leaf hash" text={found.leaf} />
          {found.proof ? (
            <Button size="xs" variant="default" aria-expanded={shown} onClick={() => show(!shown)}>
              {shown ? 'Hide inclusion proof' : 'Show inclusion proof'}
            </Button>
          ) : (
            <Button size="xs" variant="default" loading={reading} onClick={again}>
              Read again
            </Button>
          )}
          {shown && found.proof && <CopyButton label="Copy proof" text={found.proof} />}
        </Buttons>
      </div>
      {shown && found.proof && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it
        <pre className={styles['json']} tabIndex={0} aria-label="Inclusion proof">
          {found.proof}
        </pre>
      )}
    </section>
  );
}
