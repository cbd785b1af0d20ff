import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { accepted, useAccepted } from '@/api/receipts';
import { formatUtcTime } from '@/pieces/dates';
import { ReceiptLink } from '@/pieces/ReceiptLink';
import styles from './LastReceipt.module.css';

const SHOWN_MS = 15_000;
const NAMED = 3;

/** After every write that was accepted, from whichever form or dialog: when, and the receipt to keep. */
export function LastReceipt() {
  const last = useAccepted();
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => accepted.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div className={styles['place']} role="status" aria-label="Saved last">
      {last && (
        <div className={styles['pill']}>
          <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" />
          <span>
            Saved{last.recordedAt && ` ${formatUtcTime(last.recordedAt)}`}
            {last.receipts.slice(0, NAMED).map((receipt) => (
              <span key={receipt}>
                {' · '}
                <ReceiptLink receipt={receipt} />
              </span>
            ))}
            {last.receipts.length > NAMED && ` and ${last.receipts.length - NAMED} more`}
          </span>
          <button type="button" aria-label="Close" onClick={() => accepted.set(null)}>
            <IconX size={14} stroke={1.8} />
          </button>
        </div>
      )}
    </div>
  );
}
