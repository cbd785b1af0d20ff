import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { asOfClock } from '@/api/asOf';
import type { Difference, Grant } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Asked } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { formatAsOf } from '@/pieces/dates';
import { LookBack } from './LookBack';

const user = quickUser();
const BASE = `/api/v1/studies/${STUDY}`;
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const endOfDay = (days: number) => `${ago(days).slice(0, 10)}T23:59:59.999Z`;

const changed: Difference = {
  log: 'visits',
  position: 88,
  at: ago(3),
  thing: 'ITEM',
  change: 'CHANGED',
  site: '101',
  subject: '101-011',
  key: { visit: 'WK4', item: 'VS.SYSBP', repeat: '1' },
  fields: [{ field: 'value', from: '182', to: '128' }],
  acts: [{ position: 57, at: ago(3), eventId: 'e57', type: 'visits.ItemCorrected', actor: 'coordinator', actorName: 'Ana Ruiz', role: 'COORDINATOR', source: 'portal', reason: 'Transcription error', fields: ['value'] }],
};

function open({ subject, grants, differences = [changed], rules = {} }: { subject?: string; grants?: Grant[]; differences?: Difference[]; rules?: Record<string, unknown> } = {}) {
  const asked = answering({
    [`GET ${BASE}/history`]: ({ query }: { query: URLSearchParams }) => ({
      body: { events: query.has('subject') ? [{ at: ago(4) }, { at: ago(9) }, { at: ago(9) }] : [{ at: ago(10) }], heads: {}, next: 'x', more: false },
    }),
    [`GET ${BASE}/sites`]: { sites: [] },
    [`GET ${BASE}/item-definitions`]: { items: [{ item: 'VS.SYSBP', name: 'Systolic blood pressure' }] },
    [`GET ${BASE}`]: { schedule: [{ key: 'WK4', label: 'Week 4' }], criteria: [] },
    [`GET ${BASE}/diff`]: { from: '', to: '', changes: differences, next: null },
    ...rules,
  });
  const page = renderPage(<LookBack {...(subject ? { subject } : {})} />, grants ? { grants } : {});
  return { asked, page };
}

const slider = async () => await screen.findByRole('slider', { name: 'Moment shown, from the first record to now' });
const drag = async (days: number) => fireEvent.change(await slider(), { target: { value: String(10 - days) } });

afterEach(() => act(() => asOfClock.set(null)));

it('stands at the present, and reaches back to the first record', async () => {
  const { page } = open();
  expect(await slider()).toHaveValue('10');
  expect(await slider()).toHaveAttribute('aria-valuetext', 'Now');
  expect(screen.queryByRole('button', { name: 'Compare with now' })).toBeNull();
  expect(await violations(page.container)).toEqual([]);
});

it('names the moment while it is dragged, and shows it once it rests; the end is the present again', async () => {
  open();
  const dragged = await slider();
  fireEvent.change(dragged, { target: { value: '4' } });
  expect(dragged).toHaveAttribute('aria-valuetext', formatAsOf(endOfDay(6)));
  expect(asOfClock.get()).toBeNull();
  await drag(7);
  await waitFor(() => expect(asOfClock.get()).toBe(endOfDay(7)));
  expect(screen.getByRole('region', { name: 'Look back' })).toHaveTextContent(`As recorded on ${formatAsOf(endOfDay(7))}`);
  await drag(0);
  await waitFor(() => expect(asOfClock.get()).toBeNull());
  expect(screen.getByRole('region', { name: 'Look back' })).toHaveTextContent('As recorded now');
});

it('keeps the focus while the moments change', async () => {
  open();
  (await slider()).focus();
  await drag(5);
  await waitFor(() => expect(asOfClock.get()).not.toBeNull());
  await waitFor(async () => expect(await slider()).toHaveFocus());
});

it('marks when something was recorded about the subject, and goes from mark to mark', async () => {
  const { asked } = open({ subject: '101-011' });
  await user.hover(await slider());
  await user.click(await screen.findByRole('button', { name: 'Back to when something was recorded' }));
  await waitFor(() => expect(asOfClock.get()).toBe(endOfDay(4)));
  await user.click(screen.getByRole('button', { name: 'Back to when something was recorded' }));
  await waitFor(() => expect(asOfClock.get()).toBe(endOfDay(9)));
  await user.click(screen.getByRole('button', { name: 'On to when something was recorded' }));
  await waitFor(() => expect(asOfClock.get()).toBe(endOfDay(4)));
  // Marks and range are of the present: they do not shrink while one looks back.
  expect(asked.filter((one) => one.path.endsWith('/history')).every((one) => !one.query.has('asOf'))).toBe(true);
});

it('compares with now: what it was, what it is, by whom, when and why', async () => {
  const { asked } = open({ subject: '101-011' });
  await drag(6);
  await user.click(await screen.findByRole('button', { name: 'Compare with now' }));
  const drawer = within(await screen.findByRole('complementary', { name: 'What changed until now' }));
  const [one] = within(await drawer.findByRole('list', { name: 'Differences' })).getAllByRole('listitem');
  expect(one).toHaveTextContent('Systolic blood pressure, Week 4');
  expect(within(one as HTMLElement).getByRole('deletion')).toHaveTextContent('182');
  expect(within(one as HTMLElement).getByRole('insertion')).toHaveTextContent('128');
  expect(one).toHaveTextContent('Ana Ruiz (coordinator): Transcription error');
  expect(drawer.getByRole('link', { name: /^Item corrected of/ })).toHaveAttribute('href', `/studies/${STUDY}/history?event=e57`);
  const query = asked.find((one) => one.path.endsWith('/diff'))?.query;
  expect(Object.fromEntries(query ?? [])).toEqual({ from: endOfDay(6), subject: '101-011', limit: '100' });
});

it('compares with another day after the one shown', async () => {
  const { asked } = open();
  await drag(6);
  await user.click(await screen.findByRole('button', { name: 'Compare with now' }));
  const day = await screen.findByLabelText(/^Compare with the end of/);
  await fill(user, day, ago(8).slice(0, 10));
  expect(screen.getByText('That is not after the moment shown.')).toBeVisible();
  await fill(user, day, ago(2).slice(0, 10));
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  await waitFor(() => expect(asked.at(-1)?.query.get('to')).toBe(endOfDay(2)));
  expect(await screen.findByRole('complementary', { name: `What changed until ${formatAsOf(endOfDay(2))}` })).toBeVisible();
});

it('says so where nothing differs', async () => {
  open({ differences: [] });
  await drag(6);
  await user.click(await screen.findByRole('button', { name: 'Compare with now' }));
  expect(await screen.findByText('Nothing differs')).toBeVisible();
});

it('keeps the differences it has when the next ones could not be read', async () => {
  const { asked } = open({ rules: { [`GET ${BASE}/diff`]: ({ query }: Asked) => (query.has('after') ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { from: '', to: '', changes: [changed], next: 'second' } }) } });
  await drag(6);
  await user.click(await screen.findByRole('button', { name: 'Compare with now' }));
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The next differences could not be read.');
  expect(screen.getByRole('list', { name: 'Differences' })).toHaveTextContent('Systolic blood pressure');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(asked.filter((one) => one.query.get('after') === 'second')).toHaveLength(2));
});

it('asks no history of who may not read it, and still looks back', async () => {
  const { asked } = open({ grants: [{ role: 'STATISTICIAN', site: null, from: '2026-01-01', to: null }] });
  expect(Number((await slider()).getAttribute('max'))).toBeGreaterThan(180);
  expect(asked.some((one) => one.path.endsWith('/history'))).toBe(false);
});

it('forgets the comparison at the present: the next look back begins without', async () => {
  open();
  await drag(6);
  await user.click(await screen.findByRole('button', { name: 'Compare with now' }));
  expect(await screen.findByRole('complementary', { name: 'What changed until now' })).toBeVisible();
  act(() => asOfClock.set(null));
  await drag(5);
  expect(await screen.findByRole('button', { name: 'Compare with now' })).toBeVisible();
  expect(screen.queryByRole('complementary', { name: 'What changed until now' })).toBeNull();
});
