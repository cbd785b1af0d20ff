import { describe, expect, it } from 'vitest';
import { newChain, pageOf, pagesFor, startsOf, withPage, type Chain } from './chain';

const read = (pages: number, size = 100): Chain =>
  Array.from({ length: pages }).reduce<Chain>((chain, _, page) => withPage(chain, page, { size, next: `c${page + 1}`, more: true }), newChain);

describe('the chain of pages', () => {
  it('grows by the cursor of the page read, and ends with the last', () => {
    const two = read(2);
    expect(two.links).toEqual([
      { after: null, size: 100 },
      { after: 'c1', size: 100 },
      { after: 'c2', size: null },
    ]);
    const ended = withPage(two, 2, { size: 7, next: 'c3', more: false });
    expect(ended.ended).toBe(true);
    expect(startsOf(ended)).toEqual([0, 100, 200, 207]);
  });

  it('does not change when a page is read again', () => {
    const two = read(2);
    expect(withPage(two, 0, { size: 100, next: 'c1', more: true })).toBe(two);
  });

  it('passes over a page in which nothing fits the filter', () => {
    const chain = withPage(withPage(newChain, 0, { size: 0, next: 'c1', more: true }), 1, { size: 5, next: 'c2', more: true });
    const starts = startsOf(chain);
    expect(starts).toEqual([0, 0, 5]);
    expect(pageOf(starts, 0)).toBe(1);
    expect(pageOf(starts, 5)).toBe(2);
  });

  it('knows the page of a row, and the page to read behind the last row', () => {
    const starts = startsOf(read(3));
    expect([0, 99, 100, 299, 300].map((row) => pageOf(starts, row))).toEqual([0, 0, 1, 2, 3]);
  });

  it('keeps of a million events only the pages that are seen', () => {
    const links = Array.from({ length: 10_000 }, (_, page) => ({ after: page === 0 ? null : `c${page}`, size: 100 }));
    const million: Chain = { links, ended: true };
    const starts = startsOf(million);
    expect(starts[starts.length - 1]).toBe(1_000_000);
    expect(pagesFor(million, starts, [555_550, 555_551, 555_610])).toEqual([5555, 5556]);
    expect(pagesFor(million, starts, [999_990, 999_999])).toEqual([9999]);
  });
});
