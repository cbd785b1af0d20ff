import { configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { DataQuery, Grant } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { visitSummary, safetySummary } from '@/pages/dashboard/summaries.fixture';
import { answering } from '@/test/server';
import { Component } from './QueriesPage';

vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

const BASE = `/api/v1/studies/${STUDY}`;
const query = (id: string, subject: string): DataQuery => ({
  query: id,
  subject,
  site: '101',
  visit: 'WK4',
  visitLabel: 'Week 4',
  item: 'VS.SYSBP',
  itemName: 'Systolic blood pressure',
  repeat: 1,
  rule: 'OUT_OF_SOFT_RANGE',
  status: 'OPEN',
  value: '186',
  unit: 'mmHg',
  low: '85',
  high: '160',
  openedAt: '2026-11-03T15:25:11Z',
  openedBy: 'Check',
  age: 19,
  waitingFor: 'SITE',
});
const detail = (one: DataQuery) => ({
  ...one,
  current: { value: '128', unit: 'mmHg' },
  thread: [{ at: one.openedAt, by: 'visits', byName: 'Check', role: 'POLICY', act: 'OPENED', text: '186 mmHg lies outside 85 to 160 mmHg.' }],
});
const rows = [query('q1', '101-001'), query('q2', '101-002')];

function open(search = '', grants?: Grant[], rules: Record<string, unknown> = {}) {
  const asked = answering({
    [`GET ${BASE}/queries`]: { queries: rows, next: null },
    [`GET ${BASE}/queries/q1`]: detail(query('q1', '101-001')),
    [`GET ${BASE}/queries/q2`]: detail(query('q2', '101-002')),
    [`POST ${BASE}/queries/q1/answers`]: {},
    [`GET ${BASE}/sites`]: { sites: [] },
    [`GET ${BASE}/visit-summary`]: visitSummary,
    [`GET ${BASE}/safety-summary`]: safetySummary,
    [`GET ${BASE}`]: { schedule: [], criteria: [] },
    ...rules,
  });
  const page = renderPage(<Component />, {
    path: '/studies/:study/queries',
    at: `/studies/${STUDY}/queries${search}`,
    ...(grants ? { grants } : {}),
  });
  return { asked, page };
}

it('asks first for what waits for the reader', async () => {
  const { asked } = open('?site=101');
  await screen.findByText('101-001');
  const filter = asked.find((one) => one.path === `${BASE}/queries`)?.query;
  expect(Object.fromEntries(filter ?? [])).toMatchObject({ status: 'OPEN', waitingFor: 'SITE', site: '101' });
});

it('is worked by keyboard: j to a row, Enter opens, j to the next, answer sends', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked, page } = open();
  await screen.findByText('101-001');
  await user.keyboard('j');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('186 mmHg lies outside 85 to 160 mmHg.')).toBeVisible();
  expect(screen.getByText('128 mmHg')).toBeVisible();
  expect(await violations(page.container)).toEqual([]);
  await user.keyboard('j');
  expect(await screen.findByText('Subject 101-002, site 101')).toBeVisible();
  await user.keyboard('k');
  await screen.findByText('Subject 101-001, site 101');
  await user.type(screen.getByLabelText('Your answer'), 'Measured again: j and k are right.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked.some((one) => one.method === 'POST')).toBe(true));
  const sent = asked.find((one) => one.method === 'POST');
  expect(sent?.body).toEqual({ text: 'Measured again: j and k are right.' });
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('keeps an answer half typed while another query is looked at, and says of each only what was refused of it', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked } = open('?query=q2', undefined, {
    [`POST ${BASE}/queries/q2/answers`]: () => ({ status: 500, body: { rule: 'UNEXPECTED', detail: 'something failed', correlationId: 'c-7' } }),
  });
  await user.type(await screen.findByLabelText('Your answer'), 'The source says 128.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Something failed\. What you typed is still here\. Try again in a moment.*\(UNEXPECTED · correlation c-7\)/)).toBeVisible();
  await user.click(screen.getByText('101-001'));
  await screen.findByText('Subject 101-001, site 101');
  expect(screen.getByLabelText('Your answer')).toHaveValue('');
  expect(screen.queryByText(/Something failed/)).toBeNull();
  await user.click(screen.getByText('101-002'));
  await screen.findByText('Subject 101-002, site 101');
  expect(screen.getByLabelText('Your answer')).toHaveValue('The source says 128.');
  expect(asked.filter((one) => one.method === 'POST')).toHaveLength(1);
});

it('reads a query again that was closed meanwhile, and still shows the answer that was not taken', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  let status: DataQuery['status'] = 'OPEN';
  open('?query=q3', undefined, {
    [`GET ${BASE}/queries/q3`]: () => ({ body: { ...detail(query('q3', '101-003')), status } }),
    [`POST ${BASE}/queries/q3/answers`]: () => {
      status = 'CLOSED';
      return { status: 409, body: { rule: 'QUERY_CLOSED', detail: 'the query is closed' } };
    },
  });
  await user.type(await screen.findByLabelText('Your answer'), 'The source says 128.');
  await user.click(screen.getByRole('button', { name: 'Answer query' }));
  await waitFor(() => expect(screen.queryByLabelText('Your answer')).toBeNull());
  expect(screen.getByRole('alert')).toHaveTextContent(/The query is closed\..*how the query stands now.*The source says 128\./);
});

it('lets data management judge, not answer', async () => {
  open('?query=q1', [{ role: 'DATA_MANAGER', site: null, from: '2026-01-01', to: null }]);
  expect(await screen.findByRole('button', { name: 'Close query' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Answer query' })).toBeNull();
});

it.each([
  ['ANSWERED', 'Ask again', 'A word with it (optional; needed to ask again)', 'click'],
  ['CLOSED', 'Reopen query', 'What is to be asked again?', 'click'],
  ['CLOSED', 'Reopen query', 'What is to be asked again?', 'keyboard'],
] as const)('lets data management put a query that is %s to the site again: %s, with words', async (before, act, label, how) => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  let status: DataQuery['status'] = before;
  const { asked } = open('?query=q4', [{ role: 'DATA_MANAGER', site: null, from: '2026-01-01', to: null }], {
    [`GET ${BASE}/queries/q4`]: () => ({ body: { ...detail(query('q4', '101-004')), status } }),
    [`POST ${BASE}/queries/q4/reopening`]: () => {
      status = 'OPEN';
      return { body: {} };
    },
  });
  expect(await screen.findByRole('button', { name: act })).toBeDisabled();
  await user.type(screen.getByLabelText(label), ' Which arm was measured? ');
  if (how === 'click') await user.click(screen.getByRole('button', { name: act }));
  else await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('button', { name: act })).toBeNull());
  expect(asked.filter((one) => one.method === 'POST').map((one) => [one.path, one.body])).toEqual([[`${BASE}/queries/q4/reopening`, { text: 'Which arm was measured?' }]]);
  expect(screen.getByLabelText(/^A word with it/)).toHaveValue('');
});

it('counts in its tab what the list holds, and nothing once that is filtered', async () => {
  const { page } = open();
  expect(await screen.findByRole('tab', { name: 'Visit data (5)' })).toBeVisible();
  expect(await screen.findByRole('tab', { name: 'Adverse events (1 not closed)' })).toBeVisible();
  page.unmount();
  open('?subject=101-001');
  await screen.findByText(/questions are open with the sites/);
  expect(screen.getByRole('tab', { name: 'Visit data' })).toBeVisible();
});
