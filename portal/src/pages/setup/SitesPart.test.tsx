import { configure, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Grant, Site } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { SitesPart } from './SitesPart';

vi.setConfig({ testTimeout: 60_000 });
// What is hidden is not asked for at each step: jsdom takes long to tell.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

const user = quickUser();
const BASE = `/api/v1/studies/${STUDY}`;
const admin: Grant[] = [{ role: 'STUDY_ADMINISTRATOR', site: null, from: '2026-01-01', to: null }];
const site = (number: string, activatedOn: string | null): Site => ({ site: number, name: `Clinic ${number}`, country: 'NL', timeZone: 'Europe/Amsterdam', activatedOn });

function open(rules: Record<string, unknown> = {}, grants = admin) {
  const asked = answering({ [`GET ${BASE}/sites`]: { sites: [site('101', '2026-03-01'), site('102', null)] }, [`PUT ${BASE}/sites/102/activation`]: { recorded: true }, ...rules });
  renderPage(<SitesPart study={STUDY} />, { grants });
  return { asked, puts: () => asked.filter((one) => one.method === 'PUT') };
}

const dialog = async () => within(await screen.findByRole('dialog'));

it('activates a site from a day that is named, and reads the sites again', async () => {
  const { asked, puts } = open();
  await user.click(await screen.findByRole('button', { name: 'Activate site 102' }));
  const opened = await dialog();
  const act = opened.getByRole('button', { name: 'Activate site' });
  expect(act).toBeDisabled();
  await fill(user, opened.getByLabelText(/^Activated on/), '2026-11');
  expect(act).toBeDisabled();
  await fill(user, opened.getByLabelText(/^Activated on/), '2026-11-20');
  await user.click(act);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(puts().map((one) => [one.path, one.body])).toEqual([[`${BASE}/sites/102/activation`, { activatedOn: '2026-11-20' }]]);
  expect(asked.filter((one) => one.path === `${BASE}/sites`).length).toBeGreaterThan(1);
});

it('offers today at the site', async () => {
  open();
  await user.click(await screen.findByRole('button', { name: 'Activate site 102' }));
  const opened = await dialog();
  await user.click(opened.getByRole('button', { name: /^Today, / }));
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  expect(opened.getByLabelText(/^Activated on/)).toHaveValue(today);
});

it('tells a refusal with its way out, and keeps what was typed', async () => {
  open({ [`PUT ${BASE}/sites/102/activation`]: () => ({ status: 409, body: { status: 409, rule: 'ACTIVATED_ONCE', detail: 'site 102 is active since 2026-10-01', correlationId: 'c7' } }) });
  await user.click(await screen.findByRole('button', { name: 'Activate site 102' }));
  const opened = await dialog();
  await fill(user, opened.getByLabelText(/^Activated on/), '2026-11-20');
  await user.click(opened.getByRole('button', { name: 'Activate site' }));
  expect(await opened.findByRole('alert')).toHaveTextContent('The site was activated on 1 Oct 2026 already.The first day stands.Nothing was recorded · rule ACTIVATED_ONCE · correlation c7');
  expect(opened.getByLabelText(/^Activated on/)).toHaveValue('2026-11-20');
});

it('adds a site only with a number that is usable and a country that exists', async () => {
  const { puts } = open({ [`PUT ${BASE}/sites/103`]: { recorded: true } });
  await user.click(await screen.findByRole('button', { name: 'Add site' }));
  const opened = await dialog();
  await fill(user, opened.getByRole('textbox', { name: 'Number' }), '1 03');
  expect(opened.getByText(/no spaces/)).toBeVisible();
  await fill(user, opened.getByRole('textbox', { name: 'Number' }), '103');
  await fill(user, opened.getByRole('textbox', { name: 'Name' }), 'Riverside Hospital');
  await fill(user, opened.getByRole('textbox', { name: 'Country' }), 'qq');
  expect(opened.getByText('No country has this code.')).toBeVisible();
  await fill(user, opened.getByRole('textbox', { name: 'Country' }), 'de');
  expect(opened.getByText('Germany')).toBeVisible();
  expect(opened.getByRole('button', { name: 'Add site' })).toBeDisabled();
  await fill(user, opened.getByRole('combobox', { name: 'Time zone' }), 'Europe/Berl');
  await user.click(await screen.findByRole('option', { name: 'Europe/Berlin' }));
  await user.click(opened.getByRole('button', { name: 'Add site' }));
  await waitFor(() => expect(puts().map((one) => [one.path, one.body])).toEqual([[`${BASE}/sites/103`, { name: 'Riverside Hospital', country: 'DE', timeZone: 'Europe/Berlin' }]]));
});

it('offers neither act to who does not administer', async () => {
  open({}, [{ role: 'MONITOR', site: null, from: '2026-01-01', to: null }]);
  expect(await screen.findByText('not yet')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Activate |Add site/ })).toBeNull();
});
