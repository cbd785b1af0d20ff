import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Asked } from '@/test/server';
import { Component } from './ReportPage';

vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

const BASE = `/api/v1/studies/${STUDY}`;

function open(subject: string, rules: Record<string, unknown> = {}) {
  const at = `${BASE}/subjects/${subject}`;
  const asked = answering({
    [`GET ${at}`]: { study: STUDY, subject, site: '101', status: 'RANDOMIZED', consents: [], discontinuations: [] },
    [`GET ${BASE}/sites`]: { sites: [{ site: '101', name: 'Lakeside', country: 'US', timeZone: 'America/Chicago', activatedOn: null }] },
    [`GET ${at}/adverse-events`]: { items: [{ event: 'AE1' }], next: null },
    [`PUT ${at}/adverse-events/AE2`]: (one: Asked) => ({
      status: 201,
      body: {
        study: STUDY,
        subject,
        event: 'AE2',
        version: 1,
        stored: true,
        present: true,
        flags: ['ONSET_PARTIAL'],
        openQueries: (one.body as { criteria: string[] }).criteria.length === 0 ? ['SERIOUS_WITHOUT_CRITERION'] : [],
        openedClocks: ['SITE_24_HOURS'],
      },
    }),
    ...rules,
  });
  const page = renderPage(<Component />, {
    path: '/studies/:study/subjects/:subject/adverse-events/new',
    at: `/studies/${STUDY}/subjects/${subject}/adverse-events/new`,
  });
  return { asked, page };
}

async function fill(user: ReturnType<typeof userEvent.setup>, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

it('shows which clocks it will start while it is filled in, and reports with what is known', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked } = open('101-001');
  await fill(user, await screen.findByLabelText(/In the investigator/), 'Fainted at home');
  const preview = screen.getByRole('region', { name: 'Clocks this will start' });
  expect(within(preview).getByText(/Say whether it is serious/)).toBeVisible();
  await user.click(screen.getByLabelText('Serious'));
  expect(within(preview).getByText('EU and US 15 days, other serious')).toBeVisible();
  expect(screen.getByText(/no criterion says why/)).toBeVisible();
  await user.click(screen.getByLabelText('Is life-threatening'));
  expect(within(preview).getByText('EU and US 7 days, fatal or life-threatening')).toBeVisible();
  await fill(user, screen.getByLabelText(/When the site learnt of it/), '2026-01-05 09:30');
  expect(preview).toHaveTextContent(/24 h from 0?5 Jan 2026, 09:30 .*: over since .*reported late/);
  const start = within(preview).getByText(/^5 Jan 2026, 09:30/);
  await user.hover(start);
  expect(await screen.findByText('5 Jan 2026, 15:30:00 UTC')).toBeInTheDocument();
  await user.click(screen.getByLabelText('Severe'));
  await user.click(screen.getByLabelText('Recovering'));
  await fill(user, screen.getByLabelText('Onset'), '2026-01');
  await user.click(screen.getByText('Report adverse event', { selector: 'button *' }));
  expect(await screen.findByText('Recorded as AE2, version 1')).toBeVisible();
  expect(screen.getByText('Noted: Onset known in part')).toBeVisible();
  const sent = asked.find((one) => one.method === 'PUT');
  expect(sent?.body).toMatchObject({
    term: 'Fainted at home',
    onset: '2026-01',
    serious: true,
    criteria: ['LIFE_THREATENING'],
    awareAt: '2026-01-05T09:30:00-06:00',
  });
});

it('asks for what happened first, then shows the clocks, then reports', async () => {
  open('101-004');
  const first = await screen.findByLabelText(/In the investigator/);
  const clocks = screen.getByRole('region', { name: 'Clocks this will start' });
  const act = screen.getByRole('button', { name: 'Report adverse event' });
  expect(first.compareDocumentPosition(clocks) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(clocks.compareDocumentPosition(act) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

it('says what is missing and sends nothing, but never for contradictions', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const { asked } = open('101-002');
  await fill(user, await screen.findByLabelText(/In the investigator/), 'Fell');
  await user.click(screen.getByText('Report adverse event', { selector: 'button *' }));
  expect(screen.getByText('Choose how severe it is.')).toBeVisible();
  expect(screen.getByText('3 to complete')).toBeVisible();
  expect(asked.some((one) => one.method === 'PUT')).toBe(false);
  await user.click(screen.getByLabelText('Mild'));
  await user.click(screen.getByLabelText('Not serious'));
  await user.click(screen.getByLabelText('Results in death'));
  await user.click(screen.getByLabelText('Recovered'));
  await user.click(screen.getByText('Report adverse event', { selector: 'button *' }));
  await waitFor(() => expect(asked.some((one) => one.method === 'PUT')).toBe(true));
});

async function fillMild(user: ReturnType<typeof userEvent.setup>) {
  await fill(user, await screen.findByLabelText(/In the investigator/), 'Rash on both arms');
  for (const answer of ['Mild', 'Not serious', 'Recovered']) await user.click(screen.getByLabelText(answer));
}
const report = () => screen.getByText('Report adverse event', { selector: 'button *' });
const recordedAs = (subject: string, event: string) => ({
  status: 201,
  body: { study: STUDY, subject, event, version: 1, stored: true, present: true, flags: [], openQueries: [], openedClocks: [] },
});

it('is sent again under its first number where the answer was lost, even if it is in the list by then and the page was left', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const at = `${BASE}/subjects/101-005`;
  let stored = false;
  const rules = {
    [`GET ${at}/adverse-events`]: () => ({ body: { items: stored ? [{ event: 'AE2' }, { event: 'AE1' }] : [{ event: 'AE1' }], next: null } }),
    [`PUT ${at}/adverse-events/AE2`]: () => {
      if (stored) return recordedAs('101-005', 'AE2');
      stored = true;
      throw new TypeError('no answer');
    },
  };
  const { page } = open('101-005', rules);
  await fillMild(user);
  await user.click(report());
  expect(await screen.findByText(/could not be reached/)).toBeVisible();
  page.unmount();
  const { asked } = open('101-005', rules);
  expect(await screen.findByLabelText(/In the investigator/)).toHaveValue('Rash on both arms');
  await waitFor(() => expect(report().closest('button')).toBeEnabled());
  await user.click(report());
  expect(await screen.findByText('Recorded as AE2, version 1')).toBeVisible();
  expect(asked.filter((one) => one.method === 'PUT').map((one) => one.path)).toEqual([`${at}/adverse-events/AE2`]);
});

it('says whose number it is that a colleague took first, and goes on with the next', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  const at = `${BASE}/subjects/101-006`;
  open('101-006', {
    [`PUT ${at}/adverse-events/AE2`]: () => ({ status: 409, body: { rule: 'CHANGE_NEEDS_REASON', field: 'reason', detail: 'it stands at version 1 with another content' } }),
    [`PUT ${at}/adverse-events/AE3`]: () => recordedAs('101-006', 'AE3'),
  });
  await fillMild(user);
  await user.click(report());
  expect(await screen.findByRole('alert')).toHaveTextContent(/^AE2 was recorded in between.*it becomes AE3/);
  expect(screen.getByRole('alert')).toHaveFocus();
  expect(screen.getByRole('link', { name: 'AE2' })).toHaveAttribute('href', `/studies/${STUDY}/safety/101-006/AE2`);
  await user.click(report());
  expect(await screen.findByText('Recorded as AE3, version 1')).toBeVisible();
});

it('keeps what is typed where the list of events cannot be read again', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  let reads = 0;
  open('101-007', {
    [`GET ${BASE}/subjects/101-007/adverse-events`]: () => (reads++ === 0 ? { body: { items: [], next: null } } : { status: 500, body: { rule: 'UNEXPECTED', detail: 'something failed' } }),
    [`PUT ${BASE}/subjects/101-007/adverse-events/AE1`]: () => ({ status: 409, body: { rule: 'CHANGE_NEEDS_REASON', detail: 'it stands at version 1' } }),
  });
  await fillMild(user);
  await user.click(report());
  await waitFor(() => expect(reads).toBe(2));
  expect(await screen.findByText(/it becomes AE2/)).toBeVisible();
  expect(screen.getByLabelText(/In the investigator/)).toHaveValue('Rash on both arms');
});

it('counts each answer that was chosen as not saved', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
  open('101-008');
  await user.click(await screen.findByLabelText('Severe'));
  expect(screen.getByText('1 change not saved')).toBeVisible();
});

it('has no accessibility violations', async () => {
  const { page } = open('101-003');
  await screen.findByLabelText(/In the investigator/);
  expect(await violations(page.container)).toEqual([]);
});
