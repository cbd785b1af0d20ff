import { Tooltip } from '@mantine/core';
import { path } from '@/api/client';

/** A receipt of the log (`visits.4f2a…`), to be kept as a file with its proofs. It is of the log, whatever moment is looked at. */
export function ReceiptLink({ receipt }: { receipt: string }) {
  return (
    <Tooltip label="Keep this receipt: with it anyone can check later that what was saved still stands">
      <a href={`/api/v1${path('receipts', receipt)}`} download={`receipt-${receipt}.json`}>
        receipt {receipt.slice(receipt.indexOf('.') + 1).slice(0, 4)}…
      </a>
    </Tooltip>
  );
}
