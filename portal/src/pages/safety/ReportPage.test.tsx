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

function open(subject: string) {
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

it('has no accessibility violations', async () => {
  const { page } = open('101-003');
  await screen.findByLabelText(/In the investigator/);
  expect(await violations(page.container)).toEqual([]);
});
