import { readPartialDate } from './dates';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** First and last moment a partial date can mean, in ms; null if it is no date. */
export function spanOf(date: string): { first: number; last: number } | null {
  const parts = readPartialDate(date.length > 16 && date.includes('T') ? date.slice(0, 16) : date);
  if (!parts) return null;
  const { year, month, day, hour = 0, minute = 0 } = parts;
  if (month === undefined) return { first: Date.UTC(year, 0, 1), last: Date.UTC(year + 1, 0, 1) - DAY };
  if (day === undefined) return { first: Date.UTC(year, month - 1, 1), last: Date.UTC(year, month, 1) - DAY };
  const at = Date.UTC(year, month - 1, day, hour, minute);
  return { first: at, last: at };
}

export type Tick = { at: number; label: string; major: boolean };

/** Ticks at months, or at weeks (Mondays) where there is room for them; the year stands with January and with the first one. */
export function timeTicks(from: number, to: number, width: number): Tick[] {
  const pixelsADay = width / Math.max(1, (to - from) / DAY);
  const ticks: Tick[] = [];
  if (pixelsADay * 7 >= 56) {
    const start = new Date(from);
    const monday = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + ((8 - (start.getUTCDay() || 7)) % 7));
    for (let at = monday; at <= to; at += 7 * DAY) {
      const date = new Date(at);
      ticks.push({ at, label: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`, major: date.getUTCDate() <= 7 });
    }
    return ticks;
  }
  const everyMonths = [1, 2, 3, 6, 12].find((months) => months * 30 * pixelsADay >= 46) ?? 12;
  const start = new Date(from);
  for (let month = start.getUTCMonth() + 1; ; month++) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at > to) return ticks;
    const date = new Date(at);
    if (date.getUTCMonth() % everyMonths !== 0) continue;
    const january = date.getUTCMonth() === 0;
    ticks.push({ at, label: january || ticks.length === 0 ? `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` : (MONTHS[date.getUTCMonth()] ?? ''), major: january });
  }
}

/** Puts marks that would overlap on rows of their own: greedy, in order of their start. Returns the row of each and the number of rows. */
export function rowsOfMarks(spans: { start: number; end: number }[]): { row: number[]; count: number } {
  const ends: number[] = [];
  const row: number[] = [];
  spans
    .map((span, index) => ({ ...span, index }))
    .sort((a, b) => a.start - b.start)
    .forEach(({ start, end, index }) => {
      let free = ends.findIndex((former) => former <= start);
      if (free < 0) free = ends.length;
      ends[free] = end;
      row[index] = free;
    });
  return { row, count: Math.max(1, ends.length) };
}
