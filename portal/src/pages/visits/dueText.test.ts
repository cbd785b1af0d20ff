import { expect, it } from 'vitest';
import { dueText } from './dueText';

it('says how a window stands today', () => {
  const at = (from: string | null, to: string | null) => dueText({ from, to, target: '2026-11-28' }, '2026-11-22');
  expect(at('2026-11-10', '2026-11-21')).toBe('1 day overdue');
  expect(at('2026-11-10', '2026-11-22')).toBe('closes today');
  expect(at('2026-11-22', '2026-11-25')).toBe('3 days left');
  expect(at('2026-11-23', '2026-11-25')).toBe('opens tomorrow');
  expect(at('2026-11-26', '2026-11-30')).toBe('opens in 4 days');
  expect(at(null, null)).toBe('planned in 6 days');
});
