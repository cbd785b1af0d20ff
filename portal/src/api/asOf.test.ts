import { expect, it } from 'vitest';
import { momentIn } from './asOf';

it('takes the moment an address names, and the present for what is none', () => {
  expect(momentIn('?asOf=2026-03-01T12:00:00Z&site=101')).toBe('2026-03-01T12:00:00Z');
  for (const search of ['', '?asOf=', '?asOf=garbage', '?asOf=1', '?asOf=2026-13-45T00:00:00Z']) expect(momentIn(search)).toBeNull();
});
