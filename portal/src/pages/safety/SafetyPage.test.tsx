import { act, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { asOfClock } from '@/api/asOf';
import type { AdverseEvent, AdverseEventItem, SafetyClock } from '@/api/types';
import { safetySummary } from '@/pages/dashboard/summaries.fixture';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Asked } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Component } from './SafetyPage';

const BASE = `/api/v1/studies/${STUDY}`;
const record = {
  term: 'Fainted at home',
  codedTerm: 'SYNCOPE',
  onset: '2026-02-26',
  severity: 'SEVERE',
  serious: true,
  criteria: ['HOSPITALIZATION'],
  causality: null,
  outcome: 'RECOVERING',
  awareAt: '2026-02-27T09:30:00Z',
} as unknown as AdverseEventItem['record'];
const clock = {
  clock: 'SITE_24_HOURS',
  display: 'running',
  status: 'OPEN',
  basis: 'AWARENESS',
  rule: 'Site to sponsor, 24 h',
  subject: '101-001',
  event: 'AE1',
  site: '101',
  startedAt: '2026-02-27T09:30:00Z',
  dueAt: '2026-02-28T09:30:00Z',
  dueOn: null,
  zone: null,
  provisional: false,
  codedTerm: 'SYNCOPE',
} as unknown as SafetyClock;
const item = {
  study: STUDY,
  subject: '101-001',
  site: '101',
  event: 'AE1',
  version: 1,
  record,
  openQueries: 0,
  clocks: [{ clock: 'SITE_24_HOURS', display: 'running', dueAt: '2026-02-28T09:30:00.000Z' }],
} as unknown as AdverseEventItem;

function open(at = '', rules: Record<string, unknown> = {}) {
  const asked = answering({
    [`GET ${BASE}/safety-summary`]: safetySummary,
    [`GET ${BASE}/sites`]: { sites: [] },
    [`GET ${BASE}/safety-clocks`]: { items: [clock], next: null },
    [`GET ${BASE}/adverse-events`]: ({ query }: { query: URLSearchParams }) => ({ body: { items: query.get('serious') === 'true' ? [item] : [], next: null } }),
    [`GET ${BASE}/subjects/101-001/adverse-events/AE1`]: { ...item, clocks: [clock], queries: [], versions: [] } as unknown as AdverseEvent,
    ...rules,
  });
  const page = renderPage(<Component />, { path: `/studies/:study/safety${at && '/:subject/:event'}`, at: `/studies/${STUDY}/safety${at}` });
  return { asked, ...page };
}

afterEach(() => act(() => asOfClock.set(null)));

it('says of a clock in the list by which rule it runs and what started it, with one reading for strip and list', async () => {
  const { asked } = open();
  const row = (await screen.findByText('101-001')).closest('tr') as HTMLElement;
  await quickUser().hover(within(row).getByText(/^Overdue by/));
  const said = await screen.findByRole('tooltip');
  expect(said).toHaveTextContent('Site to sponsor, 24 h');
  expect(said).toHaveTextContent(/Site became aware 27 Feb 2026, \d{2}:30/);
  expect(asked.filter((one) => one.path.endsWith('/safety-clocks'))).toHaveLength(1);
});

it('does not end the list after the serious events when the others could not be read', async () => {
  let away = true;
  const other = { ...item, subject: '101-002', event: 'AE2' };
  open('', {
    [`GET ${BASE}/adverse-events`]: ({ query }: Asked) =>
      query.get('serious') === 'true' ? { body: { items: [item], next: null } } : away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { items: [other], next: null } },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('The next rows could not be read.');
  expect(screen.getByText('101-001')).toBeVisible();
  away = false;
  await quickUser().click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('101-002')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('keeps the clocks it has when they cannot be read again, and says so', async () => {
  let away = false;
  const { readAgain } = open('', { [`GET ${BASE}/safety-clocks`]: () => (away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { items: [clock], next: null } }) });
  await screen.findByRole('region', { name: 'One clock is running' });
  away = true;
  await readAgain();
  expect(within(screen.getByRole('region', { name: 'One clock is running' })).getByRole('alert')).toHaveTextContent('The clocks could not be read again');
});

it('tells times in the reader’s zone and UTC on hover, and the moment while it shows the past', async () => {
  open('/101-001/AE1');
  const drawer = await screen.findByRole('complementary', { name: 'Syncope' });
  expect(await within(drawer).findByRole('region', { name: 'As known now' })).toBeVisible();
  const clocks = within(drawer).getByRole('region', { name: 'Clocks' });
  expect(clocks.querySelectorAll('time')).toHaveLength(2);
  await quickUser().hover(within(clocks).getByText(/^28 Feb 2026/, { selector: 'time' }));
  expect(await screen.findByText('28 Feb 2026, 09:30:00 UTC', { selector: '[role="tooltip"]' })).toBeInTheDocument();
  act(() => asOfClock.set('2026-03-01T12:00:00Z'));
  expect(await screen.findByRole('region', { name: 'As known on 1 March 2026, 12:00 UTC' })).toBeVisible();
});
