import { path } from '@/api/client';
import { useRead } from '@/api/reading';
import type { HistoryEntry } from '@/api/types';

/** As the log gives it (`trialledger-receipt/1`); the document describes it as a line of text. */
type Receipt = {
  id: string;
  events: { log: string; position: number; eventId: string; leaf: string }[];
  /** One for each event, in their order; none as long as no checkpoint covers them. */
  proofs?: string[];
};

export type ProofOfEntry = { receipt: string; leaf: string; log: string; proof: string | null };

/** The receipt of the command that an event came of: its leaf hash, and its proof as soon as the log has signed it. */
export function useReceipt(study: string, { log, eventId, ids }: HistoryEntry, wanted: boolean) {
  const command = ids['commandId'];
  const receipt = command ? `${log}.${command}` : null;
  const read = useRead<Receipt>(study, 'receipt', path('receipts', receipt ?? ''), {}, { enabled: wanted && receipt !== null, asOf: false });
  const at = read.data?.events.findIndex((event) => event.eventId === eventId) ?? -1;
  const event = read.data?.events[at];
  const found: ProofOfEntry | null = event && receipt ? { receipt, leaf: event.leaf, log: event.log, proof: read.data?.proofs?.[at] ?? null } : null;
  return { found, none: receipt === null, error: read.error, reading: read.isFetching, again: () => void read.refetch() };
}
