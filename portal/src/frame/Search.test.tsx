import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Role } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Search } from './Search';

const BASE = `/api/v1/studies/${STUDY}`;

it.each<[Role, number]>([
  ['COORDINATOR', 1],
  ['STATISTICIAN', 0],
])('asks adverse events for a %s only if the role may see them', async (role, times) => {
  const user = quickUser();
  const asked = answering({
    [`GET ${BASE}`]: { schedule: [], criteria: [] },
    [`GET ${BASE}/subjects`]: { subjects: [{ subject: '101-001', site: '101', status: 'ENROLLED' }], next: null },
    [`GET ${BASE}/adverse-events`]: { items: [], next: null },
  });
  renderPage(<Search study={STUDY} grants={[{ role, site: null, from: '2026-01-01', to: null }]} />);
  await user.click(screen.getByRole('button', { name: /^Search/ }));
  await user.type(await screen.findByRole('combobox'), '101-001');
  expect(await screen.findByRole('option', { name: /101-001/ })).toBeVisible();
  await waitFor(() => expect(asked.some((one) => one.path.endsWith('/subjects'))).toBe(true));
  expect(asked.filter((one) => one.path.endsWith('/adverse-events'))).toHaveLength(times);
});

const event = (subject: string, number: string, codedTerm: string | null, term: string) => ({ subject, event: number, site: '101', record: { codedTerm, term }, clocks: [] });

it('finds an adverse event by a word of its term and by its number, and opens it', async () => {
  const user = quickUser();
  const asked = answering({
    [`GET ${BASE}`]: { schedule: [], criteria: [] },
    [`GET ${BASE}/subjects`]: { subjects: [], next: null },
    [`GET ${BASE}/adverse-events`]: ({ query }: { query: URLSearchParams }) => ({
      body: {
        items: [event('101-019', 'AE1', 'STATUS MIGRAINOSUS', 'Migraine'), event('102-004', 'AE1', null, 'Nausea at night')].filter((one) => [null, one.subject].includes(query.get('subject'))),
        next: query.has('subject') ? null : 'more',
      },
    }),
  });
  renderPage(<Search study={STUDY} grants={[{ role: 'SAFETY_OFFICER', site: null, from: '2026-01-01', to: null }]} />, { path: '/start', at: '/start' });
  await user.click(screen.getByRole('button', { name: /^Search/ }));
  const box = await screen.findByRole('combobox');
  await user.type(box, 'night');
  expect(await screen.findByRole('option', { name: /Nausea at night.*102-004 · AE1/ })).toBeVisible();
  expect(screen.getByText('Terms are looked for in the newest 500 adverse events.')).toBeVisible();
  await user.clear(box);
  await user.type(box, '101-019 AE1');
  expect(await screen.findByRole('option', { name: /Status migrainosus/ })).toBeVisible();
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(asked.filter((one) => one.path.endsWith('/adverse-events') && !one.query.has('subject'))).toHaveLength(1);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('elsewhere')).toBeVisible();
});
