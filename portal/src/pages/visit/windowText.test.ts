import { expect, it } from 'vitest';
import { plannedText, windowText } from './windowText';

it('writes a window without saying anything twice', () => {
  expect(windowText('2026-11-03', '2026-11-09')).toBe('3 to 9 Nov 2026');
  expect(windowText('2026-11-28', '2026-12-04')).toBe('28 Nov to 4 Dec 2026');
  expect(windowText('2026-12-29', '2027-01-02')).toBe('29 Dec 2026 to 2 Jan 2027');
  expect(windowText('2026-11-03', '2026-11-03')).toBe('3 Nov 2026');
  expect(windowText(null, null)).toBeNull();
});

it('names the planned day of a visit without a window', () => {
  expect(plannedText({ from: null, to: null, target: '2026-11-28' })).toBe('28 Nov 2026');
  expect(plannedText({ from: null, to: null, target: null })).toBe('');
});
