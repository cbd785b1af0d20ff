import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Grant, Role } from '@/api/types';
import { violations } from '@/test/axe';
import { formatInstant } from '@/pieces/dates';
import { renderPage, STUDY } from '@/test/render';
import { answering, waiting } from '@/test/server';
import { quickUser } from '@/test/typing';
import { textsOf } from '@/test/table';
import { Component } from './DashboardPage';
import { beginning, clock, enrollmentSummary, safetySummary, visitSummary } from './summaries.fixture';

const user = quickUser();
const of = (resource: string) => `GET /api/v1/studies/${STUDY}/${resource}`;
const all = (role: Role): Grant[] => [{ role, site: null, from: '2026-01-01', to: null }];

/** A card by its title: quicker than asking the whole page for its regions. */
const cardOf = async (title: string) => within((await screen.findByText(title, { selector: 'h2' })).closest('section') as HTMLElement);

function open(rules: Record<string, unknown> = {}, { role = 'DATA_MANAGER' as Role, search = '' } = {}) {
  const asked = answering({
    [of('enrollment-summary')]: enrollmentSummary,
    [of('visit-summary')]: visitSummary,
    [of('safety-summary')]: safetySummary,
    [of('safety-clocks')]: { items: [clock], next: null, counts: {} },
    [of('sites')]: { sites: [{ site: '101', name: 'Lakeside Clinic', country: 'NL', timeZone: 'Europe/Amsterdam', activatedOn: '2026-03-01' }, { site: '102', name: 'Harbour Hospital', country: 'DE', timeZone: 'Europe/Berlin', activatedOn: null }] },
    ...rules,
  });
  const page = renderPage(<Component />, { path: '/studies/:study/dashboard', at: `/studies/${STUDY}/dashboard${search}`, grants: all(role) });
  return { asked, page };
}

it('tells the study in five numbers', async () => {
  open();
  const figures = await screen.findByRole('region', { name: 'Key figures' });
  await waitFor(() => expect(figures).toHaveTextContent(/Randomized\s*27\s*of 60 planned/));
  expect(figures).toHaveTextContent('40 expected by today');
  await waitFor(() => expect(figures).toHaveTextContent(/Visits overdue\s*4\s*6 due, 3 lack data/));
  expect(figures).toHaveTextContent(/In their window\s*88 %\s*3 early, 6 late of 75 visits/);
  expect(figures).toHaveTextContent(/Queries open\s*5\s*2 answered, 11 closed/);
  await waitFor(() => expect(figures).toHaveTextContent(/Safety clocks running\s*4\s*1 overdue, 1 due within 48 h/));
});

it('has the same numbers as a table behind every chart', async () => {
  open();
  const titles = [
    'Enrollment is 12 behind plan',
    '11 % of screenings failed',
    '4 visits overdue, most at Week 4',
    '9 visits took place out of window, 8 of them at site 101',
    '2 queries are older than 30 days',
    '3 of 12 adverse events are serious',
  ];
  const tables: (string | null)[][][] = [];
  for (const title of titles) {
    const card = await cardOf(title);
    await user.click(card.getByRole('radio', { name: 'Table' }));
    tables.push(textsOf(card.getByRole('table', { name: title })));
  }
  expect(tables).toEqual([
    [
      ['Month', 'Enrolled', 'Enrolled so far', 'Planned so far'],
      ['Oct 2026', '20', '20', '30'],
      // The running month ends today, and so does its plan.
      ['Nov 2026', '8', '28', '40'],
    ],
    [
      ['Step', 'Subjects'],
      ['Registered', '40'],
      ['Consented', '38'],
      ['Screened', '36'],
      ['Screening failed', '4'],
      ['Randomized', '27'],
      ['Discontinued', '2'],
      ['Completed', '3'],
    ],
    [
      ['Visit', 'Complete', 'In progress', 'Due', 'Overdue', 'Missed', 'Planned'],
      ['Week 2', '25', '1', '0', '1', '1', '0'],
      ['Week 4', '20', '2', '1', '3', '0', '2'],
    ],
    [
      ['Site', 'Early', 'Late', 'Out of window'],
      ['101', '3', '5', '8'],
      ['102', '0', '1', '1'],
    ],
    [
      ['Age', 'Open', 'Answered'],
      ['Up to 7 days', '3', '2'],
      ['Over 30 days', '2', '0'],
    ],
    [
      ['Month', 'Events', 'of them serious'],
      ['Oct 2026', '7', '1'],
      ['Nov 2026', '5', '2'],
    ],
  ]);
});

it('leaves nothing for axe to find, with every chart drawn', async () => {
  const { page } = open();
  await waitFor(() => expect(page.container.querySelectorAll('svg[role="application"]')).toHaveLength(6));
  expect(await violations(page.container)).toEqual([]);
});

it('shows out-of-window visits by site, and leads to the site', async () => {
  open();
  const card = await cardOf('9 visits took place out of window, 8 of them at site 101');
  expect(card.getByText(/^Of 75 visits with a window that took place/)).toBeVisible();
  (await card.findByRole('application', { name: /^9 visits/ })).focus();
  await waitFor(() => expect(card.getByRole('status')).toHaveTextContent(/Site 101\s*Early\s*3\s*Late\s*5/));
  expect(card.getByRole('link', { name: 'Site 102' })).toHaveAttribute('href', `/studies/${STUDY}/subjects?site=102`);
});

it('shows the eight clocks that run out first, with when they are due here and in UTC, and leads to all', async () => {
  const { asked } = open({ [of('safety-clocks')]: { items: Array.from({ length: 8 }, (_, at) => ({ ...clock, event: `AE${at + 1}`, dueAt: `2030-01-0${at + 1}T00:00:00Z` })), next: 'more', counts: {} } });
  const card = await cardOf('Safety clocks');
  const table = await card.findByRole('table');
  expect(textsOf(table)).toHaveLength(9);
  expect(textsOf(table)[0]).toEqual(['Time left', 'Due', 'Adverse event', 'Subject', 'Rule']);
  const clocks = asked.find((one) => one.path.endsWith('safety-clocks'))?.query;
  expect([clocks?.get('status'), clocks?.get('order'), clocks?.get('limit')]).toEqual(['OPEN,OVERDUE', 'due', '8']);
  const due = within(table).getAllByText(formatInstant('2030-01-02T00:00:00Z')).at(-1) as HTMLElement;
  await user.hover(due);
  expect(await screen.findByText('2 Jan 2030, 00:00:00 UTC')).toBeVisible();
  expect(card.getByRole('link', { name: 'All clocks' })).toHaveAttribute('href', `/studies/${STUDY}/safety`);
});

it('puts the sites side by side over all three services', async () => {
  open();
  const table = await screen.findByRole('table', { name: 'Sites' });
  await waitFor(() => expect(textsOf(table)[1]).toEqual(['101 Lakeside Clinic', '1 Mar 2026', '22', '9 %', '17', '2', '4', '3', '5', '9', '3']));
  expect(textsOf(table)[2]).toEqual(['102 Harbour Hospital', 'not active', '14', '14 %', '10', '0', '0', '0', '0', '0', '0']);
});

it('says for an empty study what would fill each part', async () => {
  open({
    [of('enrollment-summary')]: beginning.enrollment,
    [of('visit-summary')]: beginning.visits,
    [of('safety-summary')]: beginning.safety,
    [of('safety-clocks')]: { items: [], next: null, counts: {} },
  });
  for (const said of ['No site is activated yet', 'No site yet', 'Every query is closed', 'Nothing is out of window', 'No clock runs', 'Nobody has been screened yet']) {
    expect(await screen.findByText(said)).toBeVisible();
  }
  expect(await screen.findAllByText('No adverse event has been reported')).toHaveLength(2);
  expect(await screen.findByRole('region', { name: 'Key figures' })).toHaveTextContent(/In their window\s*–/);
});

it('waits with every part by itself', async () => {
  open({ [of('enrollment-summary')]: waiting, [of('visit-summary')]: waiting, [of('safety-summary')]: waiting });
  expect(await screen.findAllByRole('status', { name: 'Loading enrollment' })).toHaveLength(2);
  expect(screen.getByRole('status', { name: 'Loading safety' })).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('region', { name: 'Key figures' })).toHaveTextContent(/Randomized\s*–/);
  expect(screen.queryByText(/undefined|NaN/)).toBeNull();
});

it('leaves the others standing where one service does not answer, and asks it again', async () => {
  let away = true;
  open({ [of('visit-summary')]: () => (away ? { status: 503, body: { rule: 'UNAVAILABLE', detail: 'visits-service is away' } } : { body: visitSummary }) });
  expect(await screen.findByText('Visits could not be read')).toBeVisible();
  expect(screen.getByText('Enrollment is 12 behind plan')).toBeVisible();
  away = false;
  await user.click(screen.getAllByRole('button', { name: 'Try again' })[0] as HTMLElement);
  expect(await screen.findByText('4 visits overdue, most at Week 4')).toBeVisible();
});

it('does not call a study without sites where they could not be read', async () => {
  let away = true;
  open({ [of('enrollment-summary')]: () => (away ? { status: 503, body: { rule: 'UNAVAILABLE', detail: 'enrollment-service is away' } } : { body: enrollmentSummary }) });
  expect(await screen.findByText('Sites could not be read')).toBeVisible();
  expect(screen.queryByText('No site yet')).toBeNull();
  away = false;
  await user.click((await cardOf('Sites')).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('table', { name: 'Sites' })).toBeVisible();
});

it('of one site asks for that site only, and measures it by no plan', async () => {
  const { asked } = open({}, { search: '?site=101' });
  expect(await screen.findByText('28 subjects enrolled')).toBeVisible();
  for (const resource of ['enrollment-summary', 'visit-summary', 'safety-summary']) {
    expect(asked.find((one) => one.path.endsWith(resource))?.query.get('site')).toBe('101');
  }
  expect(await screen.findByRole('region', { name: 'Key figures' })).not.toHaveTextContent('planned');
});

it('asks nothing about safety where the role does not open it', async () => {
  const { asked } = open({}, { role: 'STATISTICIAN' });
  expect(await screen.findByText('Enrollment is 12 behind plan')).toBeVisible();
  expect(asked.some((one) => one.path.includes('safety'))).toBe(false);
  expect(screen.queryByText('Safety clocks running')).toBeNull();
});
