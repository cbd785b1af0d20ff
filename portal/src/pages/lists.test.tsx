import { screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { describe, expect, it } from 'vitest';
import type { Grant, Role } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering, waiting, type Asked } from '@/test/server';
import { quickUser } from '@/test/typing';
import { beginning } from './dashboard/summaries.fixture';
import { Component as History } from './history/HistoryPage';
import { Component as Queries } from './queries/QueriesPage';
import { Component as Safety } from './safety/SafetyPage';
import { Component as Setup } from './setup/SetupPage';
import { Component as Subjects } from './subjects/SubjectsPage';
import { Component as Visits } from './visits/VisitsPage';

const user = quickUser();
const of = (resource: string) => `GET /api/v1/studies/${STUDY}${resource === '' ? '' : `/${resource}`}`;
const as = (role: Role, site: string | null): Grant[] => [{ role, site, from: '2026-01-01', to: null }];
const coordinator = as('COORDINATOR', '101');
const admin = as('STUDY_ADMINISTRATOR', null);

/** A study in which nothing has happened yet. */
const nothing: Record<string, unknown> = {
  [of('')]: { study: STUDY, schedule: [], criteria: [], epochs: [], activities: [], arms: [], report: { counts: {}, findings: [] } },
  [of('sites')]: { sites: [] },
  [of('team')]: { team: [] },
  [of('item-definitions')]: { items: [] },
  [of('forms')]: { forms: [] },
  [of('enrollment-summary')]: beginning.enrollment,
  [of('visit-summary')]: beginning.visits,
  [of('safety-summary')]: beginning.safety,
  [of('subjects')]: { subjects: [], next: null },
  [of('subject-matrix')]: { columns: [], rows: [], next: null, total: 0 },
  [of('visits-due')]: { items: [], next: null },
  [of('queries')]: { queries: [], next: null },
  [of('adverse-events')]: { items: [], next: null },
  [of('adverse-event-queries')]: { items: [], next: null, counts: {} },
  [of('safety-clocks')]: { items: [], next: null },
  [of('history')]: { events: [], heads: {}, next: 'x', more: false },
};

type List = { name: string; page: ComponentType; path: string; at: string; who: Grant[]; read: string; empty: string; failed: string; filter?: string; filtered?: string };

const lists: List[] = [
  { name: 'subjects as a matrix', page: Subjects, path: 'subjects', at: 'subjects', who: coordinator, read: 'subject-matrix', empty: 'No subject yet', failed: 'The subjects could not be read', filter: '?status=ENROLLED', filtered: 'No subject matches the filter' },
  { name: 'subjects as a list', page: Subjects, path: 'subjects', at: 'subjects?view=list', who: coordinator, read: 'subjects', empty: 'No subject yet', failed: 'Subjects could not be read', filter: '&status=ENROLLED', filtered: 'No subject matches the filter' },
  { name: 'visits due', page: Visits, path: 'visits', at: 'visits', who: coordinator, read: 'visits-due', empty: 'No visit is due in the next 7 days', failed: 'Visits due could not be read', filter: '?status=overdue', filtered: 'No visit fits these filters' },
  { name: 'queries on data', page: Queries, path: 'queries', at: 'queries', who: coordinator, read: 'queries', empty: 'Nothing to answer', failed: 'Queries on visit data could not be read', filter: '?subject=101-009', filtered: 'No query fits these filters' },
  { name: 'queries on adverse events', page: Queries, path: 'queries', at: 'queries?kind=events', who: coordinator, read: 'adverse-event-queries', empty: 'No query waits here', failed: 'Queries on adverse events could not be read', filter: '&rule=ONSET_MISSING', filtered: 'No query fits these filters' },
  { name: 'adverse events', page: Safety, path: 'safety', at: 'safety', who: coordinator, read: 'adverse-events', empty: 'Sites report them from a subject’s page; serious ones start their clocks here.', failed: 'Adverse events could not be read', filter: '?serious=yes', filtered: 'No adverse event fits these filters' },
  { name: 'the history', page: History, path: 'history', at: 'history', who: coordinator, read: 'history', empty: 'Nothing is recorded yet', failed: 'The history could not be read', filter: '?reason=present', filtered: 'No event fits these filters' },
  { name: 'sites', page: Setup, path: 'setup/:part', at: 'setup/sites', who: admin, read: 'sites', empty: 'No site yet', failed: 'Sites could not be read' },
  { name: 'the team', page: Setup, path: 'setup/:part', at: 'setup/team', who: admin, read: 'team', empty: 'Nobody yet', failed: 'Team could not be read' },
  { name: 'the enrollment plan', page: Setup, path: 'setup/:part', at: 'setup/plan', who: admin, read: 'enrollment-summary', empty: 'No plan yet', failed: 'The plan could not be read' },
  { name: 'forms and items', page: Setup, path: 'setup/:part', at: 'setup/forms', who: admin, read: 'forms', empty: 'No forms and items yet', failed: 'Forms and items could not be read' },
];

function open({ page: Page, path, at, who }: List, rules: Record<string, unknown> = {}, search = '') {
  const asked = answering({ ...nothing, ...rules });
  const rendered = renderPage(<Page />, { path: `/studies/:study/${path}`, at: `/studies/${STUDY}/${at}${search}`, grants: who });
  return { asked, ...rendered };
}

describe.each(lists)('$name', (list) => {
  it('says what would fill it', async () => {
    const { container } = open(list);
    expect(await screen.findByText(list.empty)).toBeVisible();
    await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is empty only once that is known', async () => {
    const { container } = open(list, { [of(list.read)]: waiting });
    await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(screen.queryByText(list.empty)).toBeNull();
    expect(screen.queryByText(list.failed)).toBeNull();
  });

  it('says what failed, by which rule, and reads again when asked', async () => {
    let away = true;
    open(list, { [of(list.read)]: () => (away ? { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away', correlationId: 'c-17' } } : { body: nothing[of(list.read)] }) });
    expect(await screen.findByText(list.failed)).toBeVisible();
    expect(screen.getByText('Rule INTERNAL · correlation c-17')).toBeVisible();
    expect(screen.queryByText(list.empty)).toBeNull();
    away = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(list.empty)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  if (list.filter) {
    it('does not take a filter that finds nothing for an empty study', async () => {
      open(list, {}, list.filter);
      expect(await screen.findByText(list.filtered as string)).toBeVisible();
      expect(screen.queryByText(list.empty)).toBeNull();
    });
  }
});

it('says when the next page could not be read, keeps what it has, and reads that page again', async () => {
  let away = true;
  const row = (number: string) => ({ query: `q-${number}`, subject: number, site: '101', visit: 'WK4', visitLabel: 'Week 4', item: 'VS.PULSE', itemName: 'Pulse rate', repeat: 1, rule: 'OUT_OF_SOFT_RANGE', status: 'OPEN', value: '140', age: 3 });
  const { asked } = open(lists.find((one) => one.name === 'queries on data') as List, {
    [of('queries')]: ({ query }: Asked) =>
      query.get('after') === null ? { body: { queries: [row('101-001')], next: 'second' } } : away ? { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away', correlationId: 'c-17' } } : { body: { queries: [row('101-002')], next: null } },
  });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/The next rows could not be read.*correlation c-17/);
  expect(screen.getByText('101-001')).toBeVisible();
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('101-002')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(asked.filter((one) => `GET ${one.path}` === of('queries')).map((one) => one.query.get('after'))).toEqual([null, 'second', 'second']);
});

it('asks a next page that fails only once by itself where all pages are needed', async () => {
  const { asked } = open(lists.find((one) => one.name === 'visits due') as List, {
    [of('visits-due')]: ({ query }: Asked) => (query.get('after') === null ? { body: { items: [], next: 'second' } } : { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away' } }),
  }, '?status=overdue');
  expect(await screen.findByText('Visits due could not be read')).toBeVisible();
  const seconds = () => asked.filter((one) => one.query.get('after') === 'second').length;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(seconds()).toBe(2));
  expect(await screen.findByText('Visits due could not be read')).toBeVisible();
  expect(seconds()).toBe(2);
});

describe.each<[string, string, string[]]>([
  ['subjects as a matrix', '?site=101&status=ENROLLED', ['site', 'status']],
  ['visits due', '?site=101', ['site']],
  ['visits due', '?site=101&visit=WK4&status=overdue', ['site']],
  ['queries on data', '?site=101&visit=WK4&subject=101-009', ['site', 'visit', 'subject']],
  ['queries on adverse events', '&site=101&rule=ONSET_MISSING', ['site', 'rule']],
  ['adverse events', '?site=101&subject=101-009', ['site', 'subject']],
])('the filters of %s, %s', (name, search, narrowing) => {
  it('are cleared at once, all of them', async () => {
    const list = lists.find((one) => one.name === name) as List;
    const { asked } = open(list, {}, search);
    const last = () => asked.filter((one) => `GET ${one.path}` === of(list.read)).at(-1)?.query;
    await screen.findByText(list.filtered as string);
    for (const filter of narrowing) expect(last()?.get(filter)).not.toBeNull();
    await user.click(screen.getByRole('button', { name: /^Clear( \d)? filters?$/ }));
    expect(await screen.findByText(list.empty)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Clear( \d)? filters?$/ })).toBeNull());
    for (const filter of narrowing) expect(last()?.get(filter)).toBeNull();
  });
});
