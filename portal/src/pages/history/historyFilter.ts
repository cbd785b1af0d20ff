import type { Filter } from '@/api/client';
import { readPartialDate } from '@/pieces/dates';

/** What is asked of the history, as the address says it; days are UTC days. */
export type Asked = {
  subject: string | null;
  log: string | null;
  site: string | null;
  person: string | null;
  role: string | null;
  kind: string | null;
  type: string | null;
  reason: 'present' | 'absent' | null;
  category: string | null;
  from: string | null;
  to: string | null;
  order: 'newest' | 'oldest';
};

export const filterNames = ['subject', 'site', 'person', 'role', 'log', 'kind', 'type', 'reason', 'category', 'from', 'to'] as const;

export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readPartialDate(text) !== null;

/** Reads the address; what it cannot mean (a reason of “maybe”, 30 February) is left out. */
export function askedOf(params: URLSearchParams): Asked {
  const text = (name: string) => params.get(name)?.trim() || null;
  const day = (name: string) => {
    const found = text(name);
    return found !== null && isDay(found) ? found : null;
  };
  const reason = text('reason');
  return {
    subject: text('subject'),
    log: text('log'),
    site: text('site'),
    person: text('person'),
    role: text('role'),
    kind: text('kind'),
    type: text('type'),
    reason: reason === 'present' || reason === 'absent' ? reason : null,
    category: text('category'),
    from: day('from'),
    to: day('to'),
    order: text('order') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** The address for what is asked; everything else in it (the as-of clock, the open event) stays. Newest first needs no word. */
export function paramsOf(asked: Asked, former: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const next = new URLSearchParams(former);
  for (const name of filterNames) {
    const value = asked[name];
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  if (asked.order === 'oldest') next.set('order', 'oldest');
  else next.delete('order');
  return next;
}

/** The same in the API's words: whole UTC days become instants, a person is an actor. */
export function apiFilterOf(asked: Asked): Filter {
  const { person, from, to, ...others } = asked;
  return {
    ...others,
    actor: person,
    from: from === null ? null : `${from}T00:00:00Z`,
    to: to === null ? null : `${to}T23:59:59.999Z`,
  };
}

/** For downloads, which are always oldest first. */
export function exportFilterOf(asked: Asked): Filter {
  return { ...apiFilterOf(asked), order: null };
}

export const activeIn = (asked: Asked): number => filterNames.filter((name) => asked[name] !== null).length;

export const nothingAsked: Asked = {
  subject: null,
  log: null,
  site: null,
  person: null,
  role: null,
  kind: null,
  type: null,
  reason: null,
  category: null,
  from: null,
  to: null,
  order: 'newest',
};
