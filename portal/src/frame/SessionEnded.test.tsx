import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { put } from '@/api/client';
import { session } from '@/api/session';
import type { Me } from '@/api/types';
import { renderPiece } from '@/test/render';
import { answering, type Answered } from '@/test/server';
import { SessionEnded } from './SessionEnded';

const ana: Me = { user: 'coordinator', name: 'Ana Ruiz', organisation: 'Site 101', sessionExpiresAt: '2026-11-23T12:00:00Z', mayCreateStudies: false };
const DATA = '/studies/NLT-204/subjects/101-001/visits/WK4/data';

let person: Me | null;
let save: Promise<unknown> = Promise.resolve();
const refused: Answered = { status: 401, body: { rule: 'NOT_AUTHENTICATED' } };

/** A save in a session that has ended, on a page that says so. */
function saveWithoutSession() {
  const asked = answering({
    'GET /api/v1/me': () => (person ? { body: person } : refused),
    [`PUT /api/v1${DATA}`]: () => (person ? { body: { version: 1 } } : refused),
  });
  renderPiece(<SessionEnded />);
  let answer: unknown = 'none yet';
  save = put(DATA, { items: [] }).then((it) => (answer = it));
  return { answer: () => answer, saves: () => asked.filter((one) => one.method === 'PUT') };
}

const signInAs = (who: Me) => {
  person = who;
  act(() => new BroadcastChannel('tl-session').postMessage('signed-in'));
};

beforeEach(() => {
  person = null;
  session.began(ana);
});

/** No save waits on: another file's sign-in would send it. */
afterEach(async () => {
  person = ana;
  await act(async () => {
    session.resume();
    await save;
  });
});

it('is not seen while the session lasts', () => {
  answering({});
  renderPiece(<SessionEnded />);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('holds the save until the same person has signed in in the other window, then sends it again by itself', async () => {
  const { answer, saves } = saveWithoutSession();
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  expect(answer()).toBe('none yet');
  signInAs(ana);
  await waitFor(() => expect(answer()).toEqual({ version: 1 }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(saves()).toHaveLength(2);
});

it('opens the sign-in in another window, so that the page stays', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  saveWithoutSession();
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
  expect(open.mock.calls[0]?.[0]).toBe('/login?return=%2Fsigned-in');
});

it('does not let another person go on with what was typed', async () => {
  const { answer, saves } = saveWithoutSession();
  await screen.findByRole('dialog', { name: 'Your session has ended' });
  signInAs({ ...ana, user: 'investigator', name: 'Dr. Samuel Okafor' });
  expect(await screen.findByText(/Dr. Samuel Okafor is signed in now/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  expect(answer()).toBe('none yet');
  expect(saves()).toHaveLength(1);
});
