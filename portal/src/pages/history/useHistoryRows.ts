import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { useAsOf } from '@/api/asOf';
import { get, studyPath } from '@/api/client';
import type { Problem } from '@/api/Problem';
import type { HistoryEntry, HistoryPage } from '@/api/types';
import { newChain, pageOf, pagesFor, startsOf, withPage, type Chain } from './chain';
import { apiFilterOf, type Asked } from './historyFilter';

const PAGE = 100;
/** ms a page stays after it went out of sight. */
const KEPT = 8_000;
const ROW = 62;

const scroller = () => document.getElementById('main');

/** How far below the top of the scrolled page the list begins; what stands above it may wrap. */
function useTopOf(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const main = scroller();
    const around = list.current?.parentElement;
    if (!main || !around) return;
    const measure = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [list]);
  return top;
}

/**
 * The rows of a history, drawn and kept only where they are seen. Pages are not renewed by themselves: new events would move
 * them under the reader's eyes; `refresh` starts again.
 */
export function useHistoryRows(study: string, asked: Asked, list: RefObject<HTMLElement | null>) {
  const asOf = useAsOf();
  const [round, setRound] = useState(0);
  const filter = apiFilterOf(asked);
  const of = JSON.stringify([study, asOf, filter, round]);
  const [state, setState] = useState<{ of: string; chain: Chain }>({ of, chain: newChain });
  const chain = state.of === of ? state.chain : newChain;
  const starts = useMemo(() => startsOf(chain), [chain]);
  const known = starts[starts.length - 1] ?? 0;
  const count = known + (chain.ended ? 0 : 1);

  const margin = useTopOf(list);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: scroller,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: margin,
    initialRect: { width: 1000, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const pages = pagesFor(chain, starts, items.length > 0 ? items.map((item) => item.index) : [0]);

  const read = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['history-page', of, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<HistoryPage>(studyPath(study, 'history'), { filter: { ...filter, after: chain.links[page]?.after ?? null, limit: PAGE }, signal }),
      staleTime: Infinity,
      gcTime: KEPT,
      refetchOnWindowFocus: false,
    })),
  });
  const loaded = new Map<number, HistoryPage>();
  read.forEach((one, index) => {
    const page = pages[index];
    if (one.data && page !== undefined) loaded.set(page, one.data);
  });

  const next = [...loaded].reduce(
    (so, [page, data]) => withPage(so, page, { size: data.events.length, next: data.next, more: data.more }),
    chain,
  );
  if (next !== chain) setState({ of, chain: next });

  const rowAt = (index: number): HistoryEntry | null => {
    const page = pageOf(starts, index);
    return loaded.get(page)?.events[index - (starts[page] ?? 0)] ?? null;
  };
  const failed = read.find((one) => one.error);
  const refresh = useCallback(() => {
    scroller()?.scrollTo?.({ top: 0 });
    setRound((former) => former + 1);
  }, []);
  return {
    virtualizer,
    items,
    known,
    ended: chain.ended,
    rowAt,
    /** In memory now, in their order. */
    rows: [...loaded.entries()].sort(([one], [other]) => one - other).flatMap(([, page]) => page.events),
    starting: known === 0 && !chain.ended,
    error: (failed?.error ?? null) as Problem | null,
    retry: () => void failed?.refetch(),
    refresh,
  };
}
