import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import { noFilter } from './entryFilter';
import type { HistoryPages } from './historyPages';
import { useEntries } from './useEntries';

/** Four pages of one event, a day each; the pages named wait until they are released. */
function pagesOf(...held: number[]) {
  const release = new Map<number, () => void>();
  const entry = (day: number) => ({ log: 'visits', position: day, at: `2026-11-0${day}T10:00:00Z`, eventId: `e${day}`, payload: {} }) as unknown as HistoryEntry;
  const page = (number: number) => new Promise<HistoryEntry[]>((done) => (held.includes(number) ? release.set(number, () => done([entry(number)])) : done([entry(number)])));
  const pages: HistoryPages = { start: { study: 'NLT-204', filter: {}, pages: 4, events: 4, asOf: '2026-11-30T00:00:00Z' }, page };
  return { pages, release: (number: number) => act(async () => release.get(number)?.()) };
}

it('lets no earlier filter move the place where a later one looks', async () => {
  const { pages, release } = pagesOf(1, 3);
  const fromTheLast = { ...noFilter, from: '2026-11-04' };
  const names = {};
  const hook = renderHook(({ filter }) => useEntries(pages, filter, names), { initialProps: { filter: fromTheLast } });
  hook.rerender({ filter: noFilter });
  await release(3);
  await release(1);
  await release(3);
  await waitFor(() => expect(hook.result.current.state).toBe('ended'));
  expect(hook.result.current.rows.map((row) => row.eventId)).toEqual(['e1', 'e2', 'e3', 'e4']);
});
