import { useSyncExternalStore } from 'react';

/** The receipts of the write accepted last, whichever form sent it; kept for the page only. */
export type Accepted = { receipts: string[]; recordedAt: string | null };

let last: Accepted | null = null;
const listeners = new Set<() => void>();

export const accepted = {
  get: () => last,
  set(next: Accepted | null) {
    last = next;
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useAccepted = () => useSyncExternalStore(accepted.subscribe, accepted.get);

/** What an answer says of its receipts: the body names all and when, the header is there even without a body. */
export function acceptedBy(header: string | null, body: unknown): Accepted | null {
  const named = body as { receipts?: { receipt: string; recordedAt: string }[] } | null | undefined;
  const inBody = Array.isArray(named?.receipts) ? named.receipts : [];
  const receipts = inBody.length > 0 ? inBody.map(({ receipt }) => receipt) : (header?.split(/,\s*/).filter(Boolean) ?? []);
  return receipts.length > 0 ? { receipts, recordedAt: inBody[0]?.recordedAt ?? null } : null;
}
