import { useSyncExternalStore } from 'react';

/** Whether the server can be reached, as far as the last call and the browser know. */
let online = navigator.onLine;
const listeners = new Set<() => void>();

export const connection = {
  get: () => online,
  set(next: boolean) {
    if (next === online) return;
    online = next;
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

window.addEventListener('online', () => connection.set(true));
window.addEventListener('offline', () => connection.set(false));

export const useOnline = () => useSyncExternalStore(connection.subscribe, connection.get);
