import { useEffect, useRef, type RefObject } from 'react';

export type FormKeys = {
  /** Alt+N in a field. */
  onNotDone: (field: string) => void;
  /** Alt+H in a field. */
  onHistory: (field: string) => void;
};

const INPUTS = '[data-field] input:not(:disabled), [data-field] textarea:not(:disabled), [data-field] select[data-entry]:not(:disabled)';

/** Where Enter goes, in reading order: of radio buttons only the chosen one, or the first. */
export function stops(form: HTMLElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>(INPUTS)];
  const groups = new Map<string, HTMLInputElement[]>();
  for (const one of all) {
    if (one instanceof HTMLInputElement && one.type === 'radio') groups.set(one.name, [...(groups.get(one.name) ?? []), one]);
  }
  return all.filter((one) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const group = groups.get(one.name) ?? [];
    return one === (group.find((radio) => radio.checked) ?? group[0]);
  });
}

function moveOn(form: HTMLElement, from: HTMLElement) {
  const order = stops(form);
  const here = order.findIndex(
    (stop) => stop === from || (stop instanceof HTMLInputElement && from instanceof HTMLInputElement && from.type === 'radio' && stop.name === from.name),
  );
  const next = order[here + 1];
  if (next) {
    next.focus();
    if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  }
}

/** The keyboard of data entry: Enter moves on, Alt+N not done, Alt+H history. (Ctrl+S is the save bar's.) */
export function useFormKeys(form: RefObject<HTMLElement | null>, keys: FormKeys) {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const field = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
      if (!field) return;
      const isInput = target.matches('input, select');
      if (event.key === 'Enter' && isInput && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing) {
        event.preventDefault();
        moveOn(element, target);
      } else if (event.altKey && event.code === 'KeyN') {
        event.preventDefault();
        present.current.onNotDone(field);
      } else if (event.altKey && event.code === 'KeyH') {
        event.preventDefault();
        present.current.onHistory(field);
      }
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [form]);
}
