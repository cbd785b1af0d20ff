import { useEffect, useSyncExternalStore } from 'react';

export type Crumb = { label: string; to?: string };

let crumbs: Crumb[] = [];
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says where we are; the last one is the page itself and becomes the window's title. */
export function useSetCrumbs(next: Crumb[]) {
  const text = JSON.stringify(next);
  useEffect(() => {
    crumbs = JSON.parse(text) as Crumb[];
    document.title = [...crumbs.map((crumb) => crumb.label).reverse(), 'TrialLedger'].join(' · ');
    listeners.forEach((listener) => listener());
  }, [text]);
}

export const useCrumbs = () => useSyncExternalStore(subscribe, () => crumbs);
