import { useEffect, useRef, type RefObject } from 'react';
import { neighbour } from '@/pages/filters/useListKeys';

export type EntryKeys = { list: RefObject<HTMLElement | null>; rows: string[]; shown: string | null; show: (event: string) => void };

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input, textarea, select, [aria-modal="true"]') !== null;

/** `j` and `k`: the next and the previous event, in the drawer if it is open, else as focus in the list. */
export function useEntryKeys(keys: EntryKeys) {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = event.key === 'j' ? 1 : -1;
      const { list, rows, shown, show } = present.current;
      event.preventDefault();
      if (shown) {
        const next = neighbour(rows, shown, step);
        if (next) show(next);
        return;
      }
      const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry-open]') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLElement);
      buttons[at < 0 ? 0 : at + step]?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
