import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { asOfClock } from '@/api/asOf';
import { renderPiece } from '@/test/render';
import { ClockChip } from './ClockChip';

afterEach(() => act(() => asOfClock.set(null)));

it('counts from the moment the portal shows, and from now in the present', () => {
  renderPiece(<ClockChip display="running" dueAt="2025-03-08T12:00:00Z" />);
  expect(screen.getByText(/^Overdue by/)).toBeVisible();
  act(() => asOfClock.set('2025-03-01T12:00:00Z'));
  expect(screen.getByText('7 d left')).toBeVisible();
  act(() => asOfClock.set(null));
  expect(screen.getByText(/^Overdue by/)).toBeVisible();
});
