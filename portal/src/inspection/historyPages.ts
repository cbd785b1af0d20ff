import type { HistoryEntry } from '@/api/types';
import type { HistoryStart } from '@/verify/pages';

/**
 * The pages of the history in a bundle. A page opened from the disk may load scripts, nothing else: each is a script that hands its
 * rows over by calling `history.page`, a function that stands beside the browser's own `history` for that.
 */
export type HistoryPages = { start: HistoryStart; page: (number: number) => Promise<HistoryEntry[]> };

type Handed = { start: (start: HistoryStart) => void; page: (number: number, rows: HistoryEntry[]) => void };

/** Pages in memory at a time; others are read again. */
const KEPT = 6;

export async function openHistory(): Promise<HistoryPages> {
  const handed = window.history as unknown as Handed;
  let start: HistoryStart | null = null;
  const arrived = new Map<number, HistoryEntry[]>();
  const asked = new Map<number, Promise<HistoryEntry[]>>();
  handed.start = (one) => (start = one);
  handed.page = (number, rows) => arrived.set(number, rows);

  await load('history/index.js');
  const begun = start as HistoryStart | null;
  if (!begun) throw new Error('history/index.js does not begin a history');

  const read = async (number: number) => {
    const name = `history/${String(number).padStart(4, '0')}.js`;
    await load(name);
    const rows = arrived.get(number);
    arrived.delete(number);
    if (!rows) throw new Error(`${name} does not hold page ${number}`);
    return rows;
  };
  const page = (number: number) => {
    const found = asked.get(number) ?? read(number);
    asked.delete(number);
    asked.set(number, found);
    for (const [oldest] of asked) {
      if (asked.size <= KEPT) break;
      if (oldest !== number) asked.delete(oldest);
    }
    found.catch(() => asked.delete(number));
    return found;
  };
  return { start: begun, page };
}

function load(name: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = name;
    script.charset = 'utf-8';
    script.onload = () => {
      script.remove();
      done();
    };
    script.onerror = () => {
      script.remove();
      fail(new Error(`${name} is not beside this page. Unpack the whole bundle and open index.html in its folder.`));
    };
    document.head.append(script);
  });
}
