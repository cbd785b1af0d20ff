import { describe, expect, it } from 'vitest';
import { instantAt, marksOf, momentsBetween, neighbouringStep, stepOf } from './moments';

const NOW = Date.parse('2026-11-22T14:02:11Z');
const days = momentsBetween('2026-11-01T09:30:00Z', NOW);

describe('the moments of a study', () => {
  it('are the ends of its days, from the first record to the present', () => {
    expect(instantAt(days, 0)).toBe('2026-11-01T23:59:59.999Z');
    expect(instantAt(days, 20)).toBe('2026-11-21T23:59:59.999Z');
    expect(days.last).toBe(21);
    expect(instantAt(days, 21)).toBeNull();
  });

  it('are hours, then minutes, while it is young', () => {
    const hours = momentsBetween('2026-11-21T09:30:00Z', NOW);
    expect(instantAt(hours, 0)).toBe('2026-11-21T09:59:59.999Z');
    const minutes = momentsBetween('2026-11-22T13:00:30Z', NOW);
    expect(instantAt(minutes, 0)).toBe('2026-11-22T13:00:59.999Z');
    expect(minutes.last).toBe(62);
  });

  it('have at least a past and a present, even in the first minute, and where the clock of the machine is behind', () => {
    const youngest = momentsBetween('2026-11-22T14:02:05Z', NOW);
    expect(youngest.last).toBe(1);
    // The minute is not over yet: a moment ahead of now cannot be shown.
    expect(instantAt(youngest, 0)).toBe('2026-11-22T14:02:11.000Z');
    expect(momentsBetween('2026-11-22T15:00:00Z', NOW).last).toBe(1);
  });

  it('are found again for an instant; the present is the last, what lies outside at an end', () => {
    for (const step of [0, 7, 20, 21]) expect(stepOf(days, instantAt(days, step))).toBe(step);
    expect(stepOf(days, '2026-11-03T12:00:00Z')).toBe(2);
    expect(stepOf(days, '2020-01-01T00:00:00Z')).toBe(0);
    // A moment of today is past, not the present.
    expect(stepOf(days, '2026-11-22T08:00:00Z')).toBe(20);
  });
});

describe('marks', () => {
  const marks = marksOf(days, ['2026-11-05T10:00:00Z', '2026-11-05T11:00:00Z', '2026-11-01T09:30:00Z', '2026-11-22T14:00:00Z']);

  it('stand at the days on which something was recorded, with how much', () => {
    expect(marks).toEqual([
      { step: 0, count: 1 },
      { step: 4, count: 2 },
      { step: 21, count: 1 },
    ]);
  });

  it('are jumped to; beyond the last one is the end', () => {
    expect(neighbouringStep(marks, 10, -1, days.last)).toBe(4);
    expect(neighbouringStep(marks, 4, 1, days.last)).toBe(21);
    expect(neighbouringStep(marks, 0, -1, days.last)).toBe(0);
    expect(neighbouringStep([], 3, 1, days.last)).toBe(days.last);
  });
});
