import { useCallback, useEffect, useRef, useState } from 'react';
import { unsaved } from './UnsavedDialog';

/**
 * Values typed and not yet saved, by a name of the page's own (`visit/101-001/WK4`). Memory only: they outlive a change of page
 * and an ended session, not the window.
 */
const typed = new Map<string, unknown>();

export type UnsavedGuard<T> = {
  value: T;
  set: (value: T | ((former: T) => T)) => void;
  /** After the server acknowledged: nothing is kept and leaving is free. */
  clear: (value?: T) => void;
  /** True if the values came back from an earlier visit to this page. */
  restored: boolean;
};

/** State that survives leaving the page; asks before the window closes or the page changes while `dirty` says so. */
export function useUnsavedGuard<T>(name: string, initial: T, dirty: (value: T) => boolean): UnsavedGuard<T> {
  const [restored] = useState(() => typed.has(name));
  const [value, setValue] = useState<T>(() => (typed.get(name) as T | undefined) ?? initial);
  const isDirty = dirty(value);
  const present = useRef(isDirty);

  useEffect(() => {
    present.current = isDirty;
    if (isDirty) {
      typed.set(name, value);
      unsaved.add(name);
    } else {
      typed.delete(name);
      unsaved.delete(name);
    }
  }, [name, value, isDirty]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => present.current && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      unsaved.delete(name);
    };
  }, [name]);

  const clear = useCallback(
    (next?: T) => {
      typed.delete(name);
      unsaved.delete(name);
      present.current = false;
      if (next !== undefined) setValue(next);
    },
    [name],
  );
  return { value, set: setValue, clear, restored };
}
