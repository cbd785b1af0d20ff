/** A wall-clock time at a place, with the offset it had there. */

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const two = (value: number) => String(value).padStart(2, '0');

/** Minutes a zone is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map((part) => [part.type, Number(part.value)]),
  );
  const wall = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** `2026-11-22T09:30` in `Europe/Berlin` → `2026-11-22T09:30:00+01:00`; null if no clock there ever shows that time. */
export function withOffset(local: string, zone: string): string | null {
  const found = LOCAL.exec(local);
  if (!found) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const guess = wall - offsetAt(wall, zone) * 60_000;
  const offset = offsetAt(guess, zone);
  const instant = wall - offset * 60_000;
  if (offsetAt(instant, zone) !== offset) return null;
  const ahead = Math.abs(offset);
  return `${local}:00${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/** An instant as the wall clock of a zone: `2026-11-22T09:30`. */
export function localIn(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone) * 60_000).toISOString().slice(0, 16);
}
