import { useSyncExternalStore } from 'react';
import type { Me } from './types';

/**
 * A call answered 401 waits here until the person has signed in again (in another window, see frame/SessionEnded), then it is
 * sent again. Nothing on the page is lost meanwhile.
 */
let person: string | null = null;
let ended = false;
let resumed: { promise: Promise<void>; resolve: () => void } | null = null;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export const session = {
  /** Called once the portal knows who is at the keyboard. */
  began(me: Me) {
    person = me.user;
  },
  person: () => person,
  ended: () => ended,
  /** Resolves when the same person is signed in again. */
  waitForSignIn(): Promise<void> {
    if (!resumed) {
      let resolve: () => void = () => undefined;
      const promise = new Promise<void>((done) => (resolve = done));
      resumed = { promise, resolve };
    }
    ended = true;
    tell();
    return resumed.promise;
  },
  resume() {
    ended = false;
    const waiting = resumed;
    resumed = null;
    tell();
    waiting?.resolve();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useSessionEnded = () => useSyncExternalStore(session.subscribe, session.ended);

export const signInAddress = (returnTo: string) => `/login?return=${encodeURIComponent(returnTo)}`;
