import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '@/api/types';
import type { Names } from '@/history/sentences';
import { fits, isBeyond, type EntryFilter } from './entryFilter';
import type { HistoryPages } from './historyPages';

/** Found rows that are shown before more are asked for. */
const AT_ONCE = 200;

export type Entries = {
  rows: HistoryEntry[];
  /** Pages looked through so far. */
  looked: number;
  state: 'looking' | 'paused' | 'ended' | 'failed';
  error: string;
};

const nothing: Entries = { rows: [], looked: 0, state: 'looking', error: '' };

/** Looks through the pages from the first on, until enough rows fit; `more` goes on, `all` does not stop. */
export function useEntries(pages: HistoryPages, filter: EntryFilter, names: Names) {
  const [entries, setEntries] = useState<Entries>(nothing);
  const [wanted, setWanted] = useState(AT_ONCE);
  const place = useRef({ page: 1, row: 0 });
  const held = useRef<HistoryEntry[]>([]);

  useEffect(() => {
    place.current = { page: 0, row: 0 };
    held.current = [];
    setWanted(AT_ONCE);
    setEntries(nothing);
  }, [pages, filter]);

  useEffect(() => {
    let stopped = false;
    const look = async () => {
      if (place.current.page === 0) {
        const page = await firstPage(pages, filter.from);
        // Another filter has begun its own look meanwhile.
        if (stopped) return;
        place.current = { page, row: 0 };
      }
      while (!stopped && place.current.page <= pages.start.pages && held.current.length < wanted) {
        const rows = await pages.page(place.current.page);
        if (stopped) return;
        let { row } = place.current;
        const found: HistoryEntry[] = [];
        let beyond = false;
        for (; row < rows.length && held.current.length + found.length < wanted && !beyond; row++) {
          const entry = rows[row];
          if (!entry) continue;
          beyond = isBeyond(entry, filter);
          if (!beyond && fits(entry, filter, names)) found.push(entry);
        }
        if (found.length > 0) held.current = [...held.current, ...found];
        place.current = beyond ? { page: pages.start.pages + 1, row: 0 } : row >= rows.length ? { page: place.current.page + 1, row: 0 } : { page: place.current.page, row };
        const ended = place.current.page > pages.start.pages;
        setEntries({ rows: held.current, looked: Math.min(place.current.page - 1, pages.start.pages), state: ended ? 'ended' : held.current.length >= wanted ? 'paused' : 'looking', error: '' });
      }
      if (!stopped && place.current.page > pages.start.pages) setEntries((former) => ({ ...former, looked: pages.start.pages, state: 'ended' }));
    };
    look().catch((error: unknown) => {
      if (!stopped) setEntries((former) => ({ ...former, state: 'failed', error: error instanceof Error ? error.message : String(error) }));
    });
    return () => {
      stopped = true;
    };
  }, [pages, filter, names, wanted]);

  const more = useCallback(() => setWanted((former) => former + AT_ONCE), []);
  const all = useCallback(() => setWanted(Infinity), []);
  return { ...entries, more, all };
}

/** The page where a day begins, found by halves; the first if no day is asked. */
async function firstPage(pages: HistoryPages, from: string): Promise<number> {
  let [low, high] = [1, pages.start.pages];
  while (from !== '' && low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [first] = await pages.page(middle);
    if (first && first.at.slice(0, 10) < from) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 1);
}
