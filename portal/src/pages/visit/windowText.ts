import { formatDay } from '@/pieces/dates';

/** `3 to 9 Nov 2026`, `28 Nov to 4 Dec 2026`, or the one day it is open; null without a window. */
export function windowText(from: string | null, until: string | null): string | null {
  if (!from || !until) return null;
  const [a, b] = [formatDay(from.slice(0, 10)).split(' '), formatDay(until.slice(0, 10)).split(' ')];
  if (from.slice(0, 10) === until.slice(0, 10)) return b.join(' ');
  const first = a[2] !== b[2] ? a.join(' ') : a[1] !== b[1] ? `${a[0]} ${a[1]}` : a[0];
  return `${first} to ${b.join(' ')}`;
}

/** The window, or the day it is planned on where the protocol gives none; empty if neither is known. */
export const plannedText = (visit: { from: string | null; to: string | null; target: string | null }): string =>
  windowText(visit.from, visit.to) ?? formatDay(visit.target);
