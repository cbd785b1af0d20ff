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
