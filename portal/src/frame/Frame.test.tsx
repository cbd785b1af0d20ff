import { screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { session } from '@/api/session';
import type { Me } from '@/api/types';
import { renderPiece } from '@/test/render';
import { answering } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Frame } from './Frame';

const ana: Me = { user: 'coordinator', name: 'Ana Ruiz', organisation: 'Site 101', sessionExpiresAt: '2026-11-23T12:00:00Z', mayCreateStudies: false };
const left = vi.fn();

let signedIn: boolean;

function open() {
  answering({
    'GET /api/v1/me': () => (signedIn ? { body: ana } : { status: 401, body: { rule: 'NOT_AUTHENTICATED' } }),
    'GET /api/v1/studies': { studies: [] },
  });
  const router = createMemoryRouter([{ element: <Frame />, children: [{ path: '*', element: <input aria-label="Pulse rate" /> }] }], {
    initialEntries: ['/studies/NLT-204?site=101'],
  });
  return renderPiece(<RouterProvider router={router} />);
}

beforeEach(() => {
  vi.stubGlobal('location', { origin: window.location.origin, replace: left });
  vi.stubGlobal('scrollTo', () => undefined);
});

afterEach(() => {
  session.resume();
  left.mockClear();
  vi.unstubAllGlobals();
});

it('leads to the sign-in, and back to where one wanted to go', async () => {
  signedIn = false;
  open();
  await vi.waitFor(() => expect(left).toHaveBeenCalledWith('/login?return=%2Fstudies%2FNLT-204%3Fsite%3D101'));
});

it('keeps the page and what is typed when the session has ended meanwhile', async () => {
  const user = quickUser();
  signedIn = true;
  const { readAgain } = open();
  await user.type(await screen.findByLabelText('Pulse rate'), '72');
  signedIn = false;
  await readAgain();
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  expect(left).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Pulse rate')).toHaveValue('72');
});
