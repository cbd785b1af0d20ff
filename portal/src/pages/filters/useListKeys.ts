import { useEffect, useRef, type RefObject } from 'react';

export type ListKeys = {
  /** Around the table. */
  list: RefObject<HTMLElement | null>;
  /** Keys of the rows as they stand. */
  rows: string[];
  shown: string | null;
  show: (row: string) => void;
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"][aria-modal="true"]') !== null);

/** Where `j` and `k` lead from the row shown. */
export function neighbour(rows: string[], shown: string | null, step: 1 | -1): string | null {
  const at = shown === null ? -1 : rows.indexOf(shown);
  if (at < 0) return step === 1 ? (rows[0] ?? null) : (rows[rows.length - 1] ?? null);
  return rows[at + step] ?? null;
}

function focusRow(list: HTMLElement, step: 1 | -1) {
  const rows = [...list.querySelectorAll<HTMLElement>('tr[data-index]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? (step === 1 ? 0 : rows.length - 1) : at + step]?.focus();
}

/** `j` and `k` go down and up the list: with details open to the next details, otherwise to the next row (Enter opens it). */
export function useListKeys(keys: ListKeys) {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { list, rows, shown, show } = present.current;
      const step = event.key === 'j' ? 1 : -1;
      event.preventDefault();
      if (shown !== null) {
        const next = neighbour(rows, shown, step);
        if (next) show(next);
      } else if (list.current) {
        focusRow(list.current, step);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
