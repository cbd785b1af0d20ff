import type { PlanPoint } from '@/api/types';
import { formatDay } from '@/pieces/dates';
import { isDay } from '../enrollment/dayChecks';

/** A line as typed. */
export type PlanLine = { on: string; planned: string };
export type LineError = { on?: string; planned?: string };

export const linesOf = (points: readonly PlanPoint[]): PlanLine[] => points.map(({ on, planned }) => ({ on, planned: String(planned) }));
export const pointsOf = (lines: readonly PlanLine[]): PlanPoint[] => lines.map(({ on, planned }) => ({ on, planned: Number(planned) }));

/** What is wrong with each line: a later line is a later day and no smaller number. */
export function planErrors(lines: readonly PlanLine[]): LineError[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const error: LineError = {};
    if (line.on !== '' && before && isDay(before.on) && isDay(line.on) && line.on <= before.on) error.on = `Must be after ${formatDay(before.on)}.`;
    if (line.planned !== '' && !/^\d{1,7}$/.test(line.planned)) error.planned = 'A whole number of subjects.';
    else if (line.planned !== '' && before && /^\d+$/.test(before.planned) && Number(line.planned) < Number(before.planned)) {
      error.planned = `At least ${before.planned}, as the line before.`;
    }
    return error;
  });
}

export const isWhole = (lines: readonly PlanLine[]): boolean =>
  lines.length > 0 && lines.every((line) => isDay(line.on) && line.planned !== '') && planErrors(lines).every((error) => !error.on && !error.planned);
