import { useSyncExternalStore } from 'react';

/**
 * The as-of clock: null is the present. One instant for the whole portal; the address shows it as `?asOf=` (frame/AsOfClock),
 * every GET carries it, every mutation is refused while it is set.
 */
let instant: string | null = momentIn(window.location.search);
const listeners = new Set<() => void>();

/** The instant an address names; what is no instant is the present. */
export function momentIn(search: string): string | null {
  const named = new URLSearchParams(search).get('asOf');
  return named !== null && /^\d{4}-\d{2}-\d{2}/.test(named) && !Number.isNaN(Date.parse(named)) ? named : null;
}

export const asOfClock = {
  get: () => instant,
  set(next: string | null) {
    if (next === instant) return;
    instant = next;
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The instant the portal shows, ISO 8601 in UTC; null for the present. */
export function useAsOf(): string | null {
  return useSyncExternalStore(asOfClock.subscribe, asOfClock.get);
}

/** True while the portal shows the past: hide or disable what records. */
export const useReadOnly = () => useAsOf() !== null;
