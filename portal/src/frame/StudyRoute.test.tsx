import { act, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { asOfClock } from '@/api/asOf';
import type { Role } from '@/api/types';
import { renderPiece, studyItem, STUDY } from '@/test/render';
import { answering, waiting } from '@/test/server';
import { StudyRoute } from './StudyRoute';

const inside = vi.fn(() => <div>the page itself</div>);

function open(at: string, studies: unknown) {
  const asked = answering({ 'GET /api/v1/studies': studies });
  const Inside = inside;
  const router = createMemoryRouter([{ path: '/studies/:study', element: <StudyRoute />, children: [{ path: '*', element: <Inside /> }] }], {
    initialEntries: [`/studies/${STUDY}${at}`],
  });
  renderPiece(<RouterProvider router={router} />);
  return asked;
}

const as = (role: Role) => ({ studies: [studyItem([{ role, site: null, from: '2026-01-01', to: null }])] });

afterEach(() => {
  inside.mockClear();
  act(() => asOfClock.set(null));
});

it('opens an area to the roles that have it', async () => {
  open('/safety/101-001/AE1', as('SAFETY_OFFICER'));
  expect(await screen.findByText('the page itself')).toBeVisible();
});

it.each([
  ['/setup/team', 'COORDINATOR'],
  ['/history', 'SAFETY_OFFICER'],
  ['/safety', 'STATISTICIAN'],
  ['/safety/101-001/AE1', 'STUDY_ADMINISTRATOR'],
] as const)('keeps %s closed to a %s: says so, draws nothing of it, asks nothing of it', async (at, role) => {
  const asked = open(at, as(role));
  expect(await screen.findByText('Your role in this study does not open this page')).toBeVisible();
  expect(inside).not.toHaveBeenCalled();
  expect(asked.map((one) => one.path)).toEqual(['/api/v1/studies']);
});

it('does not tell a study that does not exist from one that is not open', async () => {
  open('/dashboard', { studies: [] });
  expect(await screen.findByText(`${STUDY} is not open to you`)).toBeVisible();
  expect(inside).not.toHaveBeenCalled();
});

it('says of a moment before the study that nothing was recorded yet, and leads back', async () => {
  asOfClock.set('2025-01-01T12:00:00Z');
  open('/dashboard', { studies: [] });
  expect(await screen.findByText(`Nothing of ${STUDY} was recorded yet on 1 January 2025, 12:00 UTC`)).toBeVisible();
  await act(async () => screen.getByRole('button', { name: 'Return to the present' }).click());
  expect(asOfClock.get()).toBeNull();
});

it('waits for the studies, and says when they could not be read', async () => {
  open('/dashboard', waiting);
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
});

it('says when the studies could not be read', async () => {
  open('/dashboard', () => ({ status: 500, body: { rule: 'INTERNAL', detail: 'no' } }));
  expect(await screen.findByText('Your studies could not be read')).toBeVisible();
});
