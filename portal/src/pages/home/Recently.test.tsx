import { screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import type { Me } from '@/api/types';
import { renderPiece, STUDY, studyItem } from '@/test/render';
import { answering, waiting } from '@/test/server';
import { Recently } from './Recently';

const me: Me = { user: 'coordinator', name: 'Ana Ruiz', organisation: 'Site 101', sessionExpiresAt: '2126-11-23T12:00:00Z', mayCreateStudies: false };
const HISTORY = `GET /api/v1/studies/${STUDY}/history`;

function open(history: unknown) {
  answering({ [HISTORY]: history });
  return renderPiece(<RouterProvider router={createMemoryRouter([{ path: '/', element: <Recently me={me} studies={[studyItem()]} /> }])} />);
}

it('says what would fill it', async () => {
  open({ events: [], heads: {}, next: 'x', more: false });
  expect(await screen.findByText(/^Nothing yet/)).toBeVisible();
});

it('waits until that is known', async () => {
  const { container } = open(waiting);
  expect(await screen.findByRole('region', { name: /^Recorded by you/ })).toBeVisible();
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  expect(screen.queryByText(/^Nothing yet/)).toBeNull();
});

it('says that it could not be read', async () => {
  open(() => ({ status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away' } }));
  expect(await screen.findByText('What you recorded could not be read')).toBeVisible();
  expect(screen.queryByText(/^Nothing yet/)).toBeNull();
});
