import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, formatAsOf, formatDay, formatDuration, formatInstant, formatUtcTime, readPartialDate, understood } from './dates';

describe('dates', () => {
  it('shows what is known of a date, without doubt', () => {
    expect(['2026-03-12', '2026-03', '2026', '2026-03-12T13:45'].map(formatDay)).toEqual(['12 Mar 2026', 'Mar 2026', '2026', '12 Mar 2026, 13:45']);
    expect(formatDay('UNK')).toBe('UNK');
  });

  it('refuses days that do not exist', () => {
    expect(['2026-02-30', '2026-13', '2026-1-5', '12.03.2026', '2026-03-12T25:00'].map(readPartialDate)).toEqual([null, null, null, null, null]);
    expect(readPartialDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  });

  it('says what a partial date means', () => {
    expect(understood({ year: 2013 })).toBe('some day in 2013');
    expect(understood({ year: 2013, month: 5 })).toBe('some day in May 2013');
    expect(understood({ year: 2013, month: 5, day: 2 })).toBe('Thursday 2 May 2013');
  });

  it('names the zone of a moment', () => {
    expect(formatInstant('2026-11-22T13:02:11Z', 'UTC', true)).toBe('22 Nov 2026, 13:02:11 UTC');
    expect(formatInstant('2026-11-22T13:02:11Z', 'Europe/Berlin')).toBe('22 Nov 2026, 14:02 CET');
    expect(formatInstant('2026-11-03T08:05:00Z', 'UTC')).toBe('3 Nov 2026, 08:05 UTC');
    expect(formatUtcTime('2026-11-22T14:02:11.123Z')).toBe('14:02:11 UTC');
    expect(formatAsOf('2026-03-01T12:00:00Z')).toBe('1 March 2026, 12:00 UTC');
  });

  it('counts calendar days, across a change of clocks too', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  });

  it('rounds what is left of a clock to what matters', () => {
    expect([8 * 60_000, 192 * 60_000, 52 * 3_600_000, 150 * 3_600_000].map(formatDuration)).toEqual(['8 min', '3 h 12 min', '2 d 4 h', '6 d']);
  });
});
