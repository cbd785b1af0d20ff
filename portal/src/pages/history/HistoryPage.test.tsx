import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { Component } from './HistoryPage';

vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

const BASE = `/api/v1/studies/${STUDY}`;

const corrected: HistoryEntry = {
  log: 'visits',
  position: 41,
  at: '2026-11-22T14:02:11Z',
  eventId: 'e41',
  type: 'visits.ItemCorrected',
  revision: '1',
  aggregateType: 'Visit',
  aggregateId: 'visit/NLT-204/101-019/WK4',
  sequence: 3,
  actor: 'coordinator',
  actorName: 'Ana Ruiz',
  role: 'COORDINATOR',
  organisation: 'Lakeside Clinic',
  source: 'user',
  study: STUDY,
  site: '101',
  subject: '101-019',
  reason: 'Transcription error',
  observedAt: null,
  onBehalfOf: null,
  ids: { commandId: 'c1' },
  payload: { visit: 'WK4', item: 'VS.SYSBP', repeat: 1, before: { value: '182', unit: 'mmHg' }, value: { value: '128', unit: 'mmHg' } },
};

const receipt = {
  format: 'trialledger-receipt/1',
  id: 'visits.c1',
  events: [
    { log: 'trialledger/visits', position: 40, eventId: 'e40', leaf: 'bGVhZjQw' },
    { log: 'trialledger/visits', position: 41, eventId: 'e41', leaf: 'bGVhZjQx' },
  ],
};

function open(search: string, proofs: string[] = ['proof of 40', 'c2sp.org/tlog-proof@v1\nindex 41']) {
  const asked = answering({
    'GET /api/v1/receipts/visits.c1': { ...receipt, proofs },
    [`GET ${BASE}/history`]: { events: [corrected], heads: {}, next: 'c1', more: false },
    [`GET ${BASE}/team`]: { team: [] },
    [`GET ${BASE}/sites`]: { sites: [] },
    [`GET ${BASE}`]: { schedule: [{ key: 'WK4', label: 'Week 4' }], criteria: [] },
    [`GET ${BASE}/item-definitions`]: { items: [{ item: 'VS.SYSBP', name: 'Systolic blood pressure' }] },
  });
  const page = renderPage(<Component />, { path: '/studies/:study/history', at: `/studies/${STUDY}/history${search}` });
  return { asked, page };
}

it('asks what the address says, and exports the same', async () => {
  const { asked } = open('?subject=101-019&person=coordinator&reason=present&from=2026-11-01&order=oldest');
  const page = () => asked.find((one) => one.path === `${BASE}/history` && one.query.get('limit') === '100')?.query;
  await waitFor(() => expect(page()).toBeDefined());
  expect(Object.fromEntries(page() ?? [])).toEqual({
    subject: '101-019',
    actor: 'coordinator',
    reason: 'present',
    from: '2026-11-01T00:00:00Z',
    order: 'oldest',
    limit: '100',
  });
  expect(screen.getByRole('link', { name: 'Export these as CSV' })).toHaveAttribute(
    'href',
    `${BASE}/history.csv?subject=101-019&reason=present&actor=coordinator&from=2026-11-01T00%3A00%3A00Z`,
  );
});

it('reads an event from its address alone: sentence, both values, place in the log', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { page } = open('?event=e41');
  const drawer = await screen.findByRole('complementary', { name: 'Item corrected' });
  expect(drawer).toHaveTextContent('Ana Ruiz (coordinator, site 101) changed Systolic blood pressure, Week 4, from 182 to 128 mmHg: transcription error.');
  expect(drawer.querySelector('del')).toHaveTextContent('182 mmHg');
  expect(drawer.querySelector('ins')).toHaveTextContent('128 mmHg');
  await user.click(screen.getByText(/The event as it is kept/));
  expect(drawer).toHaveTextContent('Position41');
  expect(screen.getByLabelText('Event as JSON')).toHaveTextContent('"eventId": "e41"');
  expect(await violations(page.container)).toEqual([]);
});

it('proves an event in place: its leaf hash, and its own inclusion proof on demand, to copy', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked } = open('?event=e41');
  await screen.findByRole('complementary', { name: 'Item corrected' });
  expect(asked.some((one) => one.path.includes('/receipts/'))).toBe(false);
  await user.click(screen.getByText(/The event as it is kept/));
  expect(await screen.findByText('bGVhZjQx')).toBeVisible();
  expect(screen.queryByLabelText('Inclusion proof')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show inclusion proof' }));
  expect(screen.getByLabelText('Inclusion proof')).toHaveTextContent('c2sp.org/tlog-proof@v1 index 41');
  await user.click(screen.getByRole('button', { name: 'Copy proof' }));
  expect(await navigator.clipboard.readText()).toBe('c2sp.org/tlog-proof@v1\nindex 41');
});

it('says that the log has not signed an event yet, and reads again', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked } = open('?event=e41', []);
  await screen.findByRole('complementary', { name: 'Item corrected' });
  await user.click(screen.getByText(/The event as it is kept/));
  expect(await screen.findByText(/No signed checkpoint covers it yet/)).toBeVisible();
  const before = asked.filter((one) => one.path.includes('/receipts/')).length;
  await user.click(within(screen.getByRole('region', { name: 'Proof' })).getByRole('button', { name: 'Read again' }));
  await waitFor(() => expect(asked.filter((one) => one.path.includes('/receipts/')).length).toBe(before + 1));
});
