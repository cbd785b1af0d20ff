import type { MatrixCell, MatrixColumn, MatrixRow, VisitColumn } from '@/api/types';
import { formatDay } from '@/pieces/dates';
import { statusWord } from '@/pieces/status';

/**
 * Columns that come and go together as one scrolls sideways: a row is drawn anew when a block comes into view, not with each
 * column, and what it showed stays as it is.
 */
const BLOCK = 8;

/** The blocks these columns lie in, in their order, each once. */
export const blocksOf = (columns: readonly number[]): number[] =>
  [...new Set(columns.map((column) => Math.floor(column / BLOCK)))].sort((one, other) => one - other);

/** The columns of a block out of so many, `from` inclusive, `to` exclusive. */
export const columnsOf = (block: number, columns: number): { from: number; to: number } => ({
  from: block * BLOCK,
  to: Math.min(columns, (block + 1) * BLOCK),
});

export type EpochRun = { name: string; from: number; to: number };

/** Neighbouring columns of one epoch, `from` inclusive, `to` exclusive. */
export function epochRuns(columns: readonly MatrixColumn[]): EpochRun[] {
  const runs: EpochRun[] = [];
  columns.forEach((column, index) => {
    const name = column.planned ? (column.epoch ?? '') : 'Unscheduled';
    const last = runs.at(-1);
    if (last && last.name === name) last.to = index + 1;
    else runs.push({ name, from: index, to: index + 1 });
  });
  return runs;
}

export type Completeness = { percent: number | null; text: string };

/** How complete a visit is over all subjects that have it: figure for the head, sentence for hover and screen readers. */
export function completeness(column: VisitColumn | undefined): Completeness {
  if (!column || column.expected === 0) return { percent: null, text: 'expected of nobody yet' };
  const percent = Math.floor((100 * column.complete) / column.expected);
  const rest = (['overdue', 'due', 'inProgress', 'missed'] as const)
    .filter((display) => column[display] > 0)
    .map((display) => `${column[display]} ${statusWord('visit', display).word.toLowerCase()}`);
  return { percent, text: [`${column.complete} of ${column.expected} complete (${percent} %)`, ...rest].join(', ') };
}

const timings = { EARLY: 'before its window', LATE: 'after its window', IN: 'in its window', NO_WINDOW: null } as const;
const isDone = (cell: MatrixCell) => cell.d === 'complete' || cell.d === 'inProgress';

/** "Complete on 12 Mar 2026, after its window, 2 open queries". */
export function cellText(cell: MatrixCell | undefined): string {
  if (!cell) return 'not in this subject’s plan';
  const word = statusWord('visit', cell.d).word;
  const parts = [cell.on ? `${word}${isDone(cell) ? ' on' : ', target'} ${formatDay(cell.on)}` : word];
  const timing = cell.t && isDone(cell) ? timings[cell.t] : null;
  if (timing) parts.push(timing);
  if (cell.q) parts.push(`${cell.q} open ${cell.q === 1 ? 'query' : 'queries'}`);
  return parts.join(', ');
}

/** The cells of a row by index of their column. */
export function cellsByColumn(row: MatrixRow): ReadonlyMap<number, MatrixCell> {
  return new Map(row.cells.map((cell) => [cell.v, cell]));
}
