/**
 * The pages of a history known so far, as a chain of cursors: a page is read by the cursor of the one before it. Of a million
 * events only the cursors stay; the events of a page are dropped when it is out of sight and read again by its cursor.
 */
export type Link = { after: string | null; size: number | null };
export type Chain = { links: Link[]; ended: boolean };

export const newChain: Chain = { links: [{ after: null, size: null }], ended: false };

/** The chain once a page was read: its size, and the cursor that leads on. */
export function withPage(chain: Chain, page: number, read: { size: number; next: string | null; more: boolean }): Chain {
  const link = chain.links[page];
  if (!link || link.size !== null) return chain;
  const links = chain.links.map((one, index) => (index === page ? { ...one, size: read.size } : one));
  if (read.more && read.next !== null) return { links: [...links, { after: read.next, size: null }], ended: false };
  return { links, ended: true };
}

/** Index of the first row of each page; the last entry is the number of rows known. */
export function startsOf(chain: Chain): number[] {
  const starts = [0];
  for (const link of chain.links) {
    if (link.size !== null) starts.push((starts[starts.length - 1] ?? 0) + link.size);
  }
  return starts;
}

/** The page a row is on; the page still to be read for the row after the last. */
export function pageOf(starts: number[], row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pages that are to be in memory for these rows. */
export function pagesFor(chain: Chain, starts: number[], rows: number[]): number[] {
  const [first, last] = [rows[0] ?? 0, rows[rows.length - 1] ?? 0];
  const from = pageOf(starts, first);
  const to = Math.min(pageOf(starts, last), chain.links.length - 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
