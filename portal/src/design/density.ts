import { useSyncExternalStore } from 'react';
import { keepPreference, readPreference, type Preferences } from './preferences';

/** `auto`: each list as dense as suits it. */
export type Density = Preferences['density'];

const known = (value: Density | null): Density => (value === 'comfortable' || value === 'compact' ? value : 'auto');

let chosen = known(readPreference('density'));
const listeners = new Set<() => void>();

export const density = {
  get: () => chosen,
  set(next: Density) {
    chosen = next;
    keepPreference('density', next);
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** How dense this person wants tables. */
export const useDensity = (): Density => useSyncExternalStore(density.subscribe, density.get);
