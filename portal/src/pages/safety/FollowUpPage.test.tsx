import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { AdverseEvent, AdverseEventRecord } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Answered } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { Component } from './FollowUpPage';

vi.setConfig({ testTimeout: 60_000 });

const BASE = `/api/v1/studies/${STUDY}`;
const record: AdverseEventRecord = {
  term: 'Fainted at home',
  codedTerm: null,
  onset: '2026-02-26',
  end: null,
  ongoing: null,
  severity: 'SEVERE',
  serious: true,
  criteria: ['HOSPITALIZATION'],
  causality: 'POSSIBLE',
  outcome: 'RECOVERING',
  action: null,
  awareAt: '2026-02-27T09:30:00Z',
  reportedOn: '2026-02-27',
  narrative: null,
  sourceRecord: null,
};
const theirs: AdverseEventRecord = { ...record, severity: 'MODERATE', narrative: 'Seen by a cardiologist.' };

/** Version 1 stands when the page opens; whoever sends against it is refused once, for version 2 has been recorded. */
function open(event: string, superseded = false) {
  const at = `${BASE}/subjects/101-001/adverse-events/${event}`;
  let standing = superseded ? { version: 2, record: theirs } : { version: 1, record };
  let reading: Answered | null = null;
  const asked = answering({
    [`GET ${BASE}/subjects/101-001`]: { study: STUDY, subject: '101-001', site: '101', status: 'RANDOMIZED', consents: [], discontinuations: [] },
    [`GET ${BASE}/sites`]: { sites: [{ site: '101', name: 'Lakeside', country: 'US', timeZone: 'America/Chicago', activatedOn: null }] },
    [`GET ${at}`]: () => reading ?? { body: { study: STUDY, subject: '101-001', site: '101', event, ...standing, clocks: [], queries: [], versions: [] } as unknown as AdverseEvent },
    [`POST ${at}/follow-ups`]: ({ headers }: { headers: Headers }) =>
      headers.get('If-Match') === `"${standing.version}"`
        ? { status: 201, body: { study: STUDY, subject: '101-001', event, version: 3, stored: true, present: true, flags: [], openQueries: [], openedClocks: [] } }
        : { status: 412, body: { rule: 'STALE_VERSION', detail: `it stands at version ${standing.version}` } },
  });
  const page = renderPage(<Component />, {
    path: '/studies/:study/subjects/:subject/adverse-events/:event/follow-up',
    at: `/studies/${STUDY}/subjects/101-001/adverse-events/${event}/follow-up`,
  });
  return {
    asked,
    page,
    supersede: () => (standing = { version: 2, record: theirs }),
    fail: () => (reading = { status: 500, body: { rule: 'UNEXPECTED', detail: 'something failed' } }),
  };
}

const save = () => screen.getByRole('button', { name: 'Record follow-up' });
const sentBy = (asked: ReturnType<typeof answering>) => asked.filter((one) => one.method === 'POST');

it('shows a follow-up that came too late against the newer version, and sends only its own changes', async () => {
  const user = quickUser();
  const { asked, page, supersede } = open('AE1');
  await user.click(await screen.findByLabelText('Recovered'));
  supersede();
  await user.click(save());
  const compare = await screen.findByRole('button', { name: 'Compare with version 2' });
  expect(compare.parentElement).toHaveFocus();
  await user.click(compare);
  expect(screen.getByText(/Now against version 2/)).toHaveFocus();
  const changes = within(screen.getByRole('region', { name: 'What will change' }));
  expect(changes.getAllByRole('term').map((term) => term.textContent)).toEqual(['Outcome']);
  expect(await violations(page.container)).toEqual([]);
  await user.click(save());
  expect(await screen.findByText('Recorded as AE1, version 3')).toBeVisible();
  const sent = sentBy(asked).at(-1);
  expect(sent?.headers.get('If-Match')).toBe('"2"');
  expect(sent?.body).toMatchObject({ outcome: 'RECOVERED', severity: 'MODERATE', narrative: 'Seen by a cardiologist.' });
});

it('names what both changed', async () => {
  const user = quickUser();
  const { supersede } = open('AE2');
  await user.click(await screen.findByLabelText('Mild'));
  supersede();
  await user.click(save());
  await user.click(await screen.findByRole('button', { name: 'Compare with version 2' }));
  expect(screen.getByText(/You and version 2 changed the same: Severity\./)).toBeVisible();
  expect(screen.getByLabelText('Mild')).toBeChecked();
});

it('keeps with what is typed the version it was typed against', async () => {
  const user = quickUser();
  const first = open('AE3');
  await user.click(await screen.findByLabelText('Recovered'));
  first.page.unmount();
  open('AE3', true);
  expect(await screen.findByRole('button', { name: 'Compare with version 2' })).toBeVisible();
  expect(save()).toBeDisabled();
});

it('stays as it is where a later reading fails', async () => {
  const user = quickUser();
  const { asked, fail: failReading, supersede } = open('AE4');
  await fill(user, await screen.findByLabelText('Narrative'), 'Discharged.');
  supersede();
  failReading();
  const before = asked.length;
  await user.click(save());
  expect(await screen.findByRole('button', { name: 'Read it again' })).toBeVisible();
  await waitFor(() => expect(asked.slice(before).map((one) => one.method)).toEqual(['POST', 'GET']));
  expect(await screen.findByLabelText('Narrative')).toHaveValue('Discharged.');
});
