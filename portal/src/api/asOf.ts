import { useSyncExternalStore } from 'react';

/**
 * The as-of clock: null is the present. One instant for the whole portal; the address shows it as `?asOf=` (frame/AsOfClock),
 * every GET carries it, every mutation is refused while it is set.
 */
let instant: string | null = new URLSearchParams(window.location.search).get('asOf');
const listeners = new Set<() => void>();

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
