/** A slider over what was recorded: each step is the end of a day (a minute, while a study is young), the last one is the present. */
export type Moments = { first: number; unit: number; last: number; now: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps from the first record to now; of the smallest unit that keeps a step visible and reachable. */
export function momentsBetween(start: string, now: number): Moments {
  const begun = Math.min(Date.parse(start), now);
  const span = now - begun;
  const unit = span >= 4 * DAY ? DAY : span >= 4 * HOUR ? HOUR : MINUTE;
  const first = Math.floor(begun / unit) * unit;
  return { first, unit, last: Math.max(1, Math.floor(now / unit) - first / unit), now };
}

/** The instant of a step: the end of its day, hour or minute, never ahead of now; null is the present. */
export const instantAt = ({ first, unit, last, now }: Moments, step: number): string | null =>
  step >= last ? null : new Date(Math.min(first + (step + 1) * unit - 1, now)).toISOString();

/** The step that shows an instant; what lies outside is at the end it is nearest to. */
export function stepOf({ first, unit, last }: Moments, instant: string | null): number {
  if (instant === null) return last;
  return Math.max(0, Math.min(last - 1, Math.floor((Date.parse(instant) - first) / unit)));
}

export type Mark = { step: number; count: number };

/** The steps at which something was recorded, in order, with how much. */
export function marksOf(moments: Moments, instants: string[]): Mark[] {
  const counts = new Map<number, number>();
  for (const instant of instants) {
    const step = Math.max(0, Math.min(moments.last, Math.floor((Date.parse(instant) - moments.first) / moments.unit)));
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].map(([step, count]) => ({ step, count })).sort((one, other) => one.step - other.step);
}

/** Where to jump: the next mark in that direction, else the end of the slider. */
export function neighbouringStep(marks: Mark[], from: number, direction: 1 | -1, last: number): number {
  const found = direction > 0 ? marks.find((mark) => mark.step > from) : marks.findLast((mark) => mark.step < from);
  return found?.step ?? (direction > 0 ? last : 0);
}
