import { describe, expect, it } from 'vitest';
import { isWhole, planErrors, pointsOf } from './plan';

describe('the enrollment plan', () => {
  it('goes on in days and never back in numbers', () => {
    const lines = [
      { on: '2026-03-01', planned: '0' },
      { on: '2026-03-01', planned: '10' },
      { on: '2026-06-01', planned: '8' },
    ];
    expect(planErrors(lines)).toEqual([{}, { on: 'Must be after 1 Mar 2026.' }, { planned: 'At least 10, as the line before.' }]);
    expect(isWhole(lines)).toBe(false);
  });

  it('takes whole numbers only', () => {
    expect(planErrors([{ on: '2026-03-01', planned: '1.5' }])).toEqual([{ planned: 'A whole number of subjects.' }]);
  });

  it('is whole when every line is', () => {
    const lines = [
      { on: '2026-03-01', planned: '0' },
      { on: '2027-03-01', planned: '60' },
    ];
    expect(isWhole(lines)).toBe(true);
    expect(pointsOf(lines)).toEqual([
      { on: '2026-03-01', planned: 0 },
      { on: '2027-03-01', planned: 60 },
    ]);
    expect(isWhole([])).toBe(false);
    expect(isWhole([{ on: '2026-03-01', planned: '' }])).toBe(false);
  });
});
