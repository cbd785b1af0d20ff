import { screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import type { DataQuery, DueVisit, Grant, Me, Role, SafetyClock } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPiece, studyItem, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Component } from './HomePage';

const me: Me = { user: 'coordinator', name: 'Ana Ruiz', organisation: 'Site 101', sessionExpiresAt: '2026-11-23T12:00:00Z', mayCreateStudies: false };
const grants = (role: Role, site: string | null = '101'): Grant[] => [{ role, site, from: '2026-01-01', to: null }];
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const visit = (subject: string, display: DueVisit['display'], from: number, until: number): DueVisit => ({
  subject,
  site: '101',
  visit: 'WK4',
  label: 'Week 4',
  target: dayFromNow(from),
  from: dayFromNow(from),
  to: dayFromNow(until),
  provisional: false,
  display,
});
const query = { query: 'q1', subject: '101-003', site: '101', itemName: 'Pulse rate', visitLabel: 'Week 2', status: 'OPEN', value: '140', unit: 'beats/min', age: 12 } as DataQuery;
const clock = {
  subject: '101-004',
  event: 'AE1',
  clock: 'SPONSOR_7_DAYS',
  display: 'running',
  dueAt: new Date(Date.now() + 30 * 3_600_000).toISOString(),
  startedAt: new Date().toISOString(),
  rule: 'EU 7 days, fatal or life-threatening',
  codedTerm: 'SUBDURAL HAEMATOMA',
} as SafetyClock;

const of = (resource: string) => `GET /api/v1/studies/${STUDY}/${resource}`;

type Waiting = { visits?: DueVisit[]; queries?: DataQuery[]; clocks?: SafetyClock[] };

function open(role: Role, waiting: Waiting = {}, studies = [studyItem(grants(role))], others: Record<string, unknown> = {}) {
  const asked = answering({
    'GET /api/v1/me': me,
    'GET /api/v1/studies': { studies },
    [of('visits-due')]: { items: waiting.visits ?? [], next: null },
    [of('queries')]: { queries: waiting.queries ?? [], next: null },
    [of('safety-clocks')]: { items: waiting.clocks ?? [], next: null },
    [of('history')]: { events: [], heads: {}, next: 'x', more: false },
    ...others,
  });
  const router = createMemoryRouter([{ path: '/', element: <Component /> }, { path: '*', element: <div /> }]);
  return { asked, ...renderPiece(<RouterProvider router={router} />) };
}

it('shows what waits for a coordinator, the most urgent first, each a link to where it is done', async () => {
  const { container } = open('COORDINATOR', { visits: [visit('101-001', 'due', -1, 3), visit('101-002', 'overdue', -9, -3)], queries: [query], clocks: [clock] });
  const visits = within(await screen.findByRole('table', { name: 'Visits due this week' }));
  expect(visits.getAllByRole('link').map((link) => link.textContent)).toEqual(['101-002', '101-001']);
  expect(visits.getByText('Overdue 3 days')).toBeVisible();
  expect(visits.getByRole('link', { name: '101-001' })).toHaveAttribute('href', `/studies/${STUDY}/subjects/101-001/visits/WK4`);
  expect(screen.getByRole('link', { name: '101-003' })).toHaveAttribute('href', `/studies/${STUDY}/queries?query=q1`);
  expect(screen.getByRole('link', { name: 'Subdural haematoma' })).toHaveAttribute('href', `/studies/${STUDY}/safety/101-004/AE1`);
  const figures = within(screen.getByRole('region', { name: 'What waits' }));
  expect(figures.getByRole('link', { name: /^Visits overdue\s*1\s*up to 3 days past the window$/ })).toBeVisible();
  expect(figures.getByRole('link', { name: /^Queries waiting for you\s*1\s*the oldest for 12 days$/ })).toBeVisible();
  expect(screen.getByText('Coordinator, site 101')).toBeVisible();
  expect(await violations(container)).toEqual([]);
});

it('asks for answered queries where the reader judges them, and not for what the role does not do', async () => {
  const { asked } = open('DATA_MANAGER', { queries: [{ ...query, status: 'ANSWERED' }] });
  expect(await screen.findByRole('table', { name: 'Queries waiting for you' })).toBeVisible();
  expect(asked.find((one) => one.path.endsWith('/queries'))?.query.get('waitingFor')).toBe('DATA_MANAGEMENT');
  expect(asked.some((one) => one.path.endsWith('/visits-due'))).toBe(false);
});

it('says that visits due come after the overdue ones where there are more than it reads', async () => {
  const overdue = { items: [visit('101-002', 'overdue', -9, -3)], next: 'more' };
  open('COORDINATOR', {}, undefined, { [of('visits-due')]: overdue });
  expect(await screen.findByText('listed after the overdue ones')).toBeVisible();
});

it('says so when nothing waits', async () => {
  open('COORDINATOR');
  expect(await screen.findByText('Nothing waits for you')).toBeVisible();
});

it('tells whom to ask where no study is open yet', async () => {
  open('COORDINATOR', {}, []);
  expect(await screen.findByText('No study is open to you yet')).toBeVisible();
  expect(screen.getByText(/You are signed in as coordinator. Tell this name to the study administrator/)).toBeVisible();
});

it('shows a list that could not be read as such, beside those that could', async () => {
  open('COORDINATOR', { queries: [query] }, undefined, { [of('visits-due')]: () => ({ status: 503, body: { rule: 'UNAVAILABLE', detail: 'visits-service is away' } }) });
  expect(await screen.findByRole('link', { name: '101-003' })).toBeVisible();
  expect(await screen.findByText('Visits due this week could not be read')).toBeVisible();
  const figures = within(screen.getByRole('region', { name: 'What waits' }));
  for (const figure of ['Visits overdue', 'Visits due this week']) {
    expect(figures.getByRole('link', { name: new RegExp(`^${figure}\\s*–\\s*could not be read$`) })).toBeVisible();
  }
  expect(figures.getByRole('link', { name: /^Queries waiting for you\s*1\s*the oldest/ })).toBeVisible();
});

it('counts no more than it could read where one study of several does not answer', async () => {
  const other = { ...studyItem(grants('COORDINATOR')), study: 'NLT-205' };
  open('COORDINATOR', { queries: [query] }, [studyItem(grants('COORDINATOR')), other]);
  expect(await screen.findByRole('link', { name: /^Queries waiting for you\s*1\+/ })).toBeVisible();
  expect(screen.getByRole('link', { name: /^Visits overdue\s*–\s*could not be read$/ })).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'Queries waiting for you' }).closest('section') as HTMLElement).getByRole('alert')).toHaveTextContent('Not everything here could be read');
});

it('stays when the studies could not be read again', async () => {
  let away = false;
  const { readAgain } = open('COORDINATOR', { queries: [query] }, undefined, {
    'GET /api/v1/studies': () => (away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { studies: [studyItem(grants('COORDINATOR'))] } }),
  });
  await screen.findByRole('link', { name: '101-003' });
  away = true;
  await readAgain();
  expect(screen.getByRole('link', { name: '101-003' })).toBeVisible();
  expect(screen.queryByText('Your studies could not be read')).toBeNull();
});

it('reads a list again when asked', async () => {
  let away = true;
  const failing = () => (away ? { status: 503, body: { rule: 'UNAVAILABLE', detail: 'visits-service is away' } } : { body: { items: [visit('101-001', 'due', -1, 3)], next: null } });
  open('COORDINATOR', { queries: [query] }, undefined, { [of('visits-due')]: failing });
  expect(await screen.findByText('Visits due this week could not be read')).toBeVisible();
  away = false;
  await quickUser().click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: '101-001' })).toBeVisible();
});
