import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import type { SafetyClock } from '@/api/types';
import { renderPiece, STUDY } from '@/test/render';
import { ClockList } from './ClockList';
import type { Work } from './useWork';

const clock = {
  subject: '101-004',
  event: 'AE1',
  clock: 'SPONSOR_7_DAYS',
  display: 'running',
  dueAt: '2126-11-30T14:00:00Z',
  startedAt: '2026-11-21T08:30:00Z',
  basis: 'AWARENESS',
  rule: 'EU 7 days, fatal or life-threatening',
  codedTerm: null,
} as SafetyClock;

it('calls the event and the start of a clock as the safety page does', async () => {
  const work = { rows: [{ ...clock, studyId: STUDY }], loading: false, error: null } as unknown as Work<SafetyClock>;
  renderPiece(<RouterProvider router={createMemoryRouter([{ path: '/', element: <ClockList work={work} several={false} /> }])} />);
  expect(await screen.findByRole('link', { name: 'Adverse event AE1' })).toBeVisible();
  await userEvent.hover(screen.getByText(/^\d+ d left$/));
  expect(await screen.findByText(/^Site became aware 21 Nov 2026/)).toBeInTheDocument();
});
