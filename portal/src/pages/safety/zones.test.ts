import { describe, expect, it } from 'vitest';
import { localIn, withOffset } from './zones';

describe('a wall clock at a site', () => {
  it('gets the offset the zone had then', () => {
    expect(withOffset('2026-11-22T09:30', 'America/Chicago')).toBe('2026-11-22T09:30:00-06:00');
    expect(withOffset('2026-07-01T09:30', 'America/Chicago')).toBe('2026-07-01T09:30:00-05:00');
    expect(withOffset('2026-11-22T09:30', 'Asia/Kolkata')).toBe('2026-11-22T09:30:00+05:30');
    expect(withOffset('2026-11-22T09:30', 'UTC')).toBe('2026-11-22T09:30:00+00:00');
  });

  it('is refused if no clock there shows that time: clocks go forward at 02:00', () => {
    expect(withOffset('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
    expect(withOffset('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00');
    expect(withOffset('2026-03-29', 'Europe/Berlin')).toBeNull();
  });

  it('is read back from an instant', () => {
    expect(localIn('2026-11-22T15:30:00Z', 'America/Chicago')).toBe('2026-11-22T09:30');
  });
});
