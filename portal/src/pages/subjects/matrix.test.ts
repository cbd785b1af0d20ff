import { describe, expect, it } from 'vitest';
import { blocksOf, cellText, columnsOf, completeness, epochRuns } from './matrixColumns';
import { placeAfter } from './matrixKeys';

const size = { rows: 10_000, columns: 40, page: 20 };
const key = (name: string, far = false) => ({ key: name, ctrlKey: far, metaKey: false });

describe('keys of the matrix', () => {
  it('moves by one with the arrows', () => {
    expect(placeAfter(key('ArrowRight'), { row: 3, column: 4 }, size)).toEqual({ row: 3, column: 5 });
    expect(placeAfter(key('ArrowUp'), { row: 3, column: 4 }, size)).toEqual({ row: 2, column: 4 });
  });

  it('reaches the head above the first row and stops at every edge', () => {
    expect(placeAfter(key('ArrowUp'), { row: 0, column: 4 }, size)).toEqual({ row: -1, column: 4 });
    expect(placeAfter(key('ArrowUp'), { row: -1, column: 4 }, size)).toEqual({ row: -1, column: 4 });
    expect(placeAfter(key('ArrowLeft'), { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(placeAfter(key('ArrowDown'), { row: 9_999, column: 40 }, size)).toEqual({ row: 9_999, column: 40 });
    expect(placeAfter(key('ArrowRight'), { row: 0, column: 40 }, size)).toEqual({ row: 0, column: 40 });
  });

  it('goes to the ends of a row, and with Ctrl of the whole matrix', () => {
    expect(placeAfter(key('End'), { row: 5, column: 2 }, size)).toEqual({ row: 5, column: 40 });
    expect(placeAfter(key('Home', true), { row: 5, column: 2 }, size)).toEqual({ row: 0, column: 0 });
    expect(placeAfter(key('End', true), { row: 5, column: 2 }, size)).toEqual({ row: 9_999, column: 40 });
  });

  it('pages by what is visible', () => {
    expect(placeAfter(key('PageDown'), { row: 5, column: 2 }, size)).toEqual({ row: 25, column: 2 });
    expect(placeAfter(key('PageUp'), { row: 5, column: 2 }, size)).toEqual({ row: 0, column: 2 });
  });

  it('leaves other keys to the page', () => {
    expect(placeAfter(key('/'), { row: 5, column: 2 }, size)).toBeNull();
    expect(placeAfter(key('Tab'), { row: 5, column: 2 }, size)).toBeNull();
  });
});

describe('columns of the matrix', () => {
  const column = (visit: string, epoch: string | null, planned = true) => ({ visit, label: visit, epochId: epoch ?? '', epoch, planned });

  it('groups neighbours by epoch and sets unscheduled visits apart', () => {
    expect(epochRuns([column('SCR', 'Screening'), column('WK2', 'Treatment'), column('WK4', 'Treatment'), column('U1', null, false)])).toEqual([
      { name: 'Screening', from: 0, to: 1 },
      { name: 'Treatment', from: 1, to: 3 },
      { name: 'Unscheduled', from: 3, to: 4 },
    ]);
  });

  it('come and go in blocks: what is seen is in them, each once, and the last ends with the columns', () => {
    const seen = [39, 6, 7, 8, 9];
    const blocks = blocksOf(seen);
    expect(blocks).toEqual([0, 1, 4]);
    const drawn = blocks.flatMap((block) => {
      const { from, to } = columnsOf(block, 40);
      return Array.from({ length: to - from }, (_, at) => from + at);
    });
    expect(drawn).toEqual(expect.arrayContaining(seen));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(blocksOf([7, 8])).toEqual([0, 1]);
    expect(columnsOf(2, 18)).toEqual({ from: 16, to: 18 });
  });

  it('says how complete a visit is and never rounds up to all', () => {
    const visit = { visit: 'WK2', label: 'Week 2', expected: 200, complete: 199, inProgress: 0, overdue: 1, due: 0, missed: 0 };
    expect(completeness(visit)).toEqual({ percent: 99, text: '199 of 200 complete (99 %), 1 overdue' });
    expect(completeness({ ...visit, expected: 0, complete: 0 }).percent).toBeNull();
  });

  it('says a cell in words', () => {
    expect(cellText({ v: 0, d: 'complete', on: '2026-03-12', t: 'LATE', q: 2 })).toBe('Complete on 12 Mar 2026, after its window, 2 open queries');
    expect(cellText({ v: 0, d: 'overdue', on: '2026-03-12' })).toBe('Overdue, target 12 Mar 2026');
    expect(cellText(undefined)).toBe('not in this subject’s plan');
  });
});
