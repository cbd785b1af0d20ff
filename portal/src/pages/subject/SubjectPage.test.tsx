import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Grant, Role, Subject } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering, waiting } from '@/test/server';
import { aSubject } from '@/test/subjects';
import { Component } from './SubjectPage';

const BASE = `/api/v1/studies/${STUDY}`;
const NUMBER = '101-030';

const registered = aSubject({ subject: NUMBER });

function open(rules: Record<string, unknown> = {}, grants?: Grant[]) {
  const asked = answering({
    [`GET ${BASE}/subjects/${NUMBER}`]: registered,
    [`GET ${BASE}/subjects/${NUMBER}/visits`]: { visits: [] },
    [`GET ${BASE}/subjects/${NUMBER}/adverse-events`]: { items: [], next: null },
    [`GET ${BASE}/queries`]: { queries: [], next: null },
    [`GET ${BASE}/history`]: { events: [], heads: {}, next: 'x', more: false },
    [`GET ${BASE}/sites`]: { sites: [] },
    [`GET ${BASE}/item-definitions`]: { items: [] },
    [`GET ${BASE}`]: { schedule: [], criteria: [] },
    ...rules,
  });
  const page = renderPage(<Component />, {
    path: '/studies/:study/subjects/:subject',
    at: `/studies/${STUDY}/subjects/${NUMBER}`,
    ...(grants ? { grants } : {}),
  });
  return { asked, ...page };
}

const failing = () => ({ status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away' } });

it('says of a subject just registered what comes next, and what would fill each part', async () => {
  open();
  expect(await screen.findByRole('heading', { level: 1, name: NUMBER })).toBeVisible();
  expect(await screen.findByText(/^Next: .*consent/)).toBeVisible();
  for (const said of ['No visits yet', 'Nothing is recorded yet.']) expect(await screen.findByText(said)).toBeVisible();
  expect(within(screen.getByRole('region', { name: /^Consent/ })).getByText(/No consent is recorded/)).toBeVisible();
  expect(screen.queryByRole('region', { name: /^Time line/ })).toBeNull();
});

it('says at the time line what could not be read and so is missing in it', async () => {
  const consented: Subject = { ...registered, status: 'CONSENTED', consents: [{ version: '1.0', consentedOn: '2026-05-06', withdrawal: null }] };
  open({ [`GET ${BASE}/subjects/${NUMBER}`]: consented, [`GET ${BASE}/subjects/${NUMBER}/adverse-events`]: failing });
  const line = await screen.findByRole('region', { name: /^Time line/ });
  expect(await within(line).findByText('Adverse events could not be read: they are missing here.')).toBeVisible();
});

it('waits for the subject', async () => {
  const { container } = open({ [`GET ${BASE}/subjects/${NUMBER}`]: waiting });
  expect(await screen.findByRole('heading', { level: 1, name: NUMBER })).toBeVisible();
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
});

it('says when the subject could not be read', async () => {
  open({ [`GET ${BASE}/subjects/${NUMBER}`]: failing });
  expect(await screen.findByText(`Subject ${NUMBER} could not be read`)).toBeVisible();
});

it('shows what it could read where a part could not be', async () => {
  open({ [`GET ${BASE}/subjects/${NUMBER}/visits`]: failing, [`GET ${BASE}/history`]: failing });
  expect(await screen.findByText('Visits could not be read')).toBeVisible();
  expect(await screen.findByText('The history could not be read')).toBeVisible();
  expect(await screen.findByText(/^Next: .*consent/)).toBeVisible();
});

it.each<[Role, string[]]>([
  ['SAFETY_OFFICER', ['adverse-events']],
  ['STUDY_ADMINISTRATOR', ['history']],
  ['STATISTICIAN', []],
])('asks for a %s only what the role may see', async (role, seen) => {
  const { asked } = open({}, [{ role, site: null, from: '2026-01-01', to: null }]);
  expect(await screen.findByText('No visits yet')).toBeVisible();
  const parts = ['adverse-events', 'history'];
  expect(parts.filter((part) => asked.some((one) => one.path.endsWith(part)))).toEqual(seen);
  expect(screen.queryAllByRole('region', { name: /^(Adverse events|History)/ })).toHaveLength(seen.length);
});
