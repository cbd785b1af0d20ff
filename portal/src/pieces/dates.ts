/** Dates as people read them without doubt: `12 Mar 2026`, `Mar 2026`, `2026`; times with their zone. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/;

export type PartialDateParts = { year: number; month?: number; day?: number; hour?: number; minute?: number };

/** Reads `2013`, `2013-05`, `2013-05-02`, `2013-05-02T13:45` (a space for the T is taken too); null if it is no such date. */
export function readPartialDate(text: string): PartialDateParts | null {
  const found = PARTIAL.exec(text.trim().replace(' ', 'T'));
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return null;
  if (month !== undefined && (month < 1 || month > 12)) return null;
  if (month !== undefined && day !== undefined && (day < 1 || day > daysIn(year, month))) return null;
  if (hour !== undefined && minute !== undefined && (hour > 23 || minute > 59)) return null;
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(hour === undefined ? {} : { hour }),
    ...(minute === undefined ? {} : { minute }),
  };
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (value: number) => String(value).padStart(2, '0');

/** `12 Mar 2026`, `Mar 2026`, `2026`, `12 Mar 2026, 13:45`; what is no date is given back as it is. */
export function formatDay(text: string | null | undefined): string {
  if (!text) return '';
  const parts = readPartialDate(text.length > 16 && text.includes('T') ? text.slice(0, 16) : text);
  if (!parts) return text;
  const { year, month, day, hour, minute } = parts;
  if (month === undefined) return String(year);
  const name = MONTHS[month - 1] ?? '';
  if (day === undefined) return `${name} ${year}`;
  const date = `${day} ${name} ${year}`;
  return hour === undefined || minute === undefined ? date : `${date}, ${two(hour)}:${two(minute)}`;
}

/** `2026-03` → `Mar 2026`. */
export const formatMonth = (month: string) => formatDay(month);

/** What a typed partial date is understood as: `2 May 2013`, `some day in May 2013`, `some day in 2013`. */
export function understood(parts: PartialDateParts): string {
  const { year, month, day, hour, minute } = parts;
  if (month === undefined) return `some day in ${year}`;
  const name = LONG_MONTHS[month - 1] ?? '';
  if (day === undefined) return `some day in ${name} ${year}`;
  const weekday = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  const date = `${weekday} ${day} ${name} ${year}`;
  return hour === undefined || minute === undefined ? date : `${date} at ${two(hour)}:${two(minute)}`;
}

/** The person's own zone, as the browser says it. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const parts = (instant: Date, zone: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );

/** `22 Nov 2026, 14:02 CET`; with seconds if asked. */
export function formatInstant(instant: string, zone: string = ownZone(), seconds = false): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const p = parts(date, zone);
  const time = `${p['hour']}:${p['minute']}${seconds ? `:${p['second']}` : ''}`;
  return `${Number(p['day'])} ${MONTHS[Number(p['month']) - 1]} ${p['year']}, ${time} ${p['timeZoneName']}`;
}

export const formatUtc = (instant: string, seconds = true) => formatInstant(instant, 'UTC', seconds);

/** `14:02:11 UTC`. */
export function formatUtcTime(instant: string): string {
  const p = parts(new Date(instant), 'UTC');
  return `${p['hour']}:${p['minute']}:${p['second']} UTC`;
}

/** `1 March 2026, 12:00 UTC`: the as-of clock's wording. */
export function formatAsOf(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${date.getUTCDate()} ${LONG_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** Whole calendar days from one day to another: positive if `to` is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}

/** The calendar day of an instant in a zone, `2026-11-22`. */
export function dayOf(instant: Date, zone: string = ownZone()): string {
  const p = parts(instant, zone);
  return `${p['year']}-${two(Number(p['month']))}-${two(Number(p['day']))}`;
}

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `2 d 4 h`, `3 h 12 min`, `8 min`. */
export function formatDuration(millis: number): string {
  const minutes = Math.max(0, Math.floor(Math.abs(millis) / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days >= 3) return `${days} d`;
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return `${minutes} min`;
}
