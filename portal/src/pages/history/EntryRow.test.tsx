import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import type { Names } from '@/history/sentences';
import { formatInstant } from '@/pieces/dates';
import { renderPage, STUDY } from '@/test/render';
import { quickUser } from '@/test/typing';
import { EntryRow } from './EntryRow';

const entry = {
  log: 'enrollment',
  position: 41,
  at: '2026-11-22T14:02:11Z',
  eventId: 'e41',
  type: 'enrollment.SubjectScreened',
  actorName: 'Ana Ruiz',
  role: 'COORDINATOR',
  site: '101',
  subject: '101-019',
  reason: null,
  payload: { screenedOn: '2026-11-22' },
} as unknown as HistoryEntry;
const names: Names = { visit: (key) => key, item: (key) => key };

it('tells the moment in UTC to those who point at it and to those who use the keyboard', async () => {
  const user = quickUser();
  const onOpen = vi.fn();
  renderPage(<EntryRow entry={entry} names={names} study={STUDY} selected={false} onOpen={onOpen} />);
  const time = screen.getByText(formatInstant(entry.at, undefined, true));
  await user.hover(time);
  expect(await screen.findByRole('tooltip')).toHaveTextContent('22 Nov 2026, 14:02:11 UTC');
  await user.unhover(time);
  await expect.poll(() => screen.queryByRole('tooltip')).toBeNull();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledWith('e41');
  await user.tab();
  expect(await screen.findByRole('tooltip')).toHaveTextContent('22 Nov 2026, 14:02:11 UTC');
});
