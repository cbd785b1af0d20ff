import { configure, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Grant, TeamGrant } from '@/api/types';
import { addDays, dayOf, formatDay } from '@/pieces/dates';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { TeamPart } from './TeamPart';

vi.setConfig({ testTimeout: 60_000 });
// What is hidden is not asked for at each step: jsdom takes long to tell.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

const user = quickUser();
const BASE = `/api/v1/studies/${STUDY}`;
const admin: Grant[] = [{ role: 'STUDY_ADMINISTRATOR', site: null, from: '2026-01-01', to: null }];
const today = dayOf(new Date(), 'UTC');
const grant = (part: Partial<TeamGrant>): TeamGrant => ({
  user: 'coordinator',
  name: 'Ana Ruiz',
  grant: 'coordinator-101',
  role: 'COORDINATOR',
  site: '101',
  from: '2026-01-01',
  to: null,
  inForce: true,
  backdated: false,
  revoked: false,
  revocationReason: null,
  ...part,
});
const team = [
  grant({}),
  grant({ user: 'inspector', name: 'Henry Adler', grant: 'inspector-all', role: 'INSPECTOR', site: null, from: addDays(today, 5), to: addDays(today, 20), inForce: false }),
  grant({ user: 'monitor', name: 'Lena Fischer', grant: 'm1', role: 'MONITOR', site: null, from: '2026-01-01', to: '2026-02-01', inForce: false, backdated: true }),
  grant({ user: 'coordinator-2', name: 'Jonas Berg', grant: 'g2', revoked: true, revocationReason: 'Left the site', inForce: false }),
];

function open(rules: Record<string, unknown> = {}, grants = admin) {
  const asked = answering({
    [`GET ${BASE}/team`]: { team },
    [`GET ${BASE}/sites`]: { sites: [{ site: '101', name: 'Lakeside Clinic', country: 'NL', timeZone: 'Europe/Amsterdam', activatedOn: null }] },
    ...rules,
  });
  const { readAgain } = renderPage(<TeamPart study={STUDY} />, { grants });
  return { asked, readAgain, puts: () => asked.filter((one) => one.method === 'PUT') };
}

const row = async (name: string) => (await screen.findByText(name)).closest('tr') as HTMLElement;
const granting = async () => {
  await user.click(await screen.findByRole('button', { name: 'Grant role' }));
  return within(await screen.findByRole('dialog'));
};
const select = async (list: HTMLElement, option: string) => {
  await user.click(list);
  await user.click(await screen.findByRole('option', { name: option }));
};

it('shows each grant with its period and where it stands', async () => {
  open();
  expect(await row('Ana Ruiz')).toHaveTextContent(/Coordinator101.*1 Jan 2026 – open.*In force/);
  expect(await row('Henry Adler')).toHaveTextContent(`${formatDay(addDays(today, 5))} – ${formatDay(addDays(today, 20))}`);
  expect(await row('Henry Adler')).toHaveTextContent(/Not yet|Future|From/i);
  expect(await row('Lena Fischer')).toHaveTextContent(/1 Jan 2026 – 1 Feb 2026backdated.*Ended/);
  expect(await row('Jonas Berg')).toHaveTextContent(/Revoked.*Left the site/);
  expect(within(await row('Jonas Berg')).queryByRole('button')).toBeNull();
  expect(within(await row('Lena Fischer')).queryByRole('button')).toBeNull();
});

it('grants a role at a site for a period', async () => {
  const { puts } = open({ [`PUT ${BASE}/team/mei.tanaka/grants/coordinator-101-${today}`]: { recorded: true } });
  const opened = await granting();
  await fill(user, opened.getByRole('textbox', { name: /^Account/ }), 'mei.tanaka');
  await fill(user, opened.getByRole('textbox', { name: /^Name/ }), 'Mei Tanaka');
  await select(opened.getByRole('combobox', { name: 'Role' }), 'Coordinator');
  const act = opened.getByRole('button', { name: 'Grant role' });
  // A coordinator works at a site: the whole study is not taken for granted.
  expect(act).toBeDisabled();
  await select(opened.getByRole('combobox', { name: 'Where' }), 'Site 101, Lakeside Clinic');
  expect(opened.getByLabelText(/^First day/)).toHaveValue(today);
  await fill(user, opened.getByLabelText(/^Last day/), addDays(today, 30));
  await user.click(act);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(puts().map((one) => one.body)).toEqual([{ name: 'Mei Tanaka', role: 'COORDINATOR', site: '101', from: today, to: addDays(today, 30) }]);
});

it('warns of a period that begins before today, or is over already', async () => {
  open();
  const opened = await granting();
  const first = opened.getByLabelText(/^First day/);
  await fill(user, first, '2026-01-05');
  expect(opened.getByText('Before today: the team list marks it as backdated.')).toBeVisible();
  await fill(user, opened.getByLabelText(/^Last day/), '2026-01-31');
  expect(opened.getByText('In the past: it is kept, and allows nothing.')).toBeVisible();
});

it('lets an administrator be one of the whole study only', async () => {
  open();
  const opened = await granting();
  await select(opened.getByRole('combobox', { name: 'Role' }), 'Study administrator');
  await user.click(opened.getByRole('combobox', { name: 'Where' }));
  expect((await screen.findAllByRole('option', { hidden: false })).map((one) => one.textContent)).toEqual(['The whole study']);
});

it('tells why a role is refused, and keeps the dialog as it was filled in', async () => {
  open({
    [`PUT ${BASE}/team/auditor/grants/inspector-all-${today}`]: () => ({ status: 409, body: { status: 409, rule: 'INSPECTION_NEEDS_END', detail: 'no last day', field: 'to' } }),
  });
  const opened = await granting();
  await fill(user, opened.getByRole('textbox', { name: /^Account/ }), 'auditor');
  await fill(user, opened.getByRole('textbox', { name: /^Name/ }), 'Henry Adler');
  await select(opened.getByRole('combobox', { name: 'Role' }), 'Inspector');
  expect(opened.getByText('An inspector’s access is for a period')).toBeVisible();
  await user.click(opened.getByRole('button', { name: 'Grant role' }));
  expect(await opened.findByRole('alert')).toHaveTextContent('An inspector’s access is for a period.Give the last day of the inspection.');
  expect(opened.getByRole('textbox', { name: /^Account/ })).toHaveValue('auditor');
});

it('is sent again as the same grant where the answer was lost, and as the next where a colleague took the name', async () => {
  const stands = [...team];
  let times = 0;
  const name = `monitor-all-${today}`;
  const { puts, readAgain } = open({
    [`GET ${BASE}/team`]: () => ({ body: { team: stands } }),
    [`PUT ${BASE}/team/mei.tanaka/grants/${name}`]: () => {
      if (times++ === 0) {
        stands.push(grant({ user: 'mei.tanaka', name: 'M. Tanaka', grant: name, role: 'MONITOR', site: null }));
        throw new TypeError('no answer');
      }
      return { status: 409, body: { rule: 'GRANT_DIFFERS', detail: 'it stands with other content' } };
    },
    [`PUT ${BASE}/team/mei.tanaka/grants/${name}-2`]: { recorded: true },
  });
  const opened = await granting();
  await fill(user, opened.getByRole('textbox', { name: /^Account/ }), 'mei.tanaka');
  await fill(user, opened.getByRole('textbox', { name: /^Name/ }), 'Mei Tanaka');
  await select(opened.getByRole('combobox', { name: 'Role' }), 'Monitor');
  const act = opened.getByRole('button', { name: 'Grant role' });
  await user.click(act);
  await opened.findByText(/OFFLINE/);
  await readAgain();
  await screen.findByText('M. Tanaka');
  await user.click(act);
  expect(await opened.findByText(/recorded in between/)).toBeVisible();
  await user.click(act);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(puts().map((one) => one.path.split('/').at(-1))).toEqual([name, name, `${name}-2`]);
});

it('revokes only with a reason', async () => {
  const { puts } = open({ [`PUT ${BASE}/team/coordinator/grants/coordinator-101/revocation`]: { recorded: true } });
  await user.click(await screen.findByRole('button', { name: 'Revoke Coordinator of Ana Ruiz' }));
  const opened = within(await screen.findByRole('dialog', { name: 'Revoke coordinator of Ana Ruiz' }));
  expect(opened.getByText(/^Site 101\. It ends at once/)).toBeVisible();
  const act = opened.getByRole('button', { name: 'Revoke role' });
  expect(act).toBeDisabled();
  await fill(user, opened.getByRole('textbox'), 'Moved to site 102');
  await user.click(act);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(puts().map((one) => one.body)).toEqual([{ reason: 'Moved to site 102' }]);
});

it('shows the team without acts to who does not administer', async () => {
  open({}, [{ role: 'SPONSOR_AUDITOR', site: null, from: '2026-01-01', to: null }]);
  await row('Ana Ruiz');
  expect(screen.queryByRole('button', { name: /Grant role|Revoke/ })).toBeNull();
});
