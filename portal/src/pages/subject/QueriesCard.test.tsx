import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Role } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Answered } from '@/test/server';
import { QueriesCard } from './QueriesCard';

const BASE = `/api/v1/studies/${STUDY}`;
const failed: Answered = { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away' } };
const onData = { queries: [{ query: 'q1', itemName: 'Pulse rate', visitLabel: 'Week 2', status: 'OPEN', value: '140', unit: 'beats/min', age: 12 }], next: null };

function open(rules: Record<string, unknown>, role: Role = 'COORDINATOR') {
  const asked = answering({ [`GET ${BASE}/queries`]: onData, [`GET ${BASE}/adverse-event-queries`]: { items: [], next: null }, ...rules });
  return { asked, ...renderPage(<QueriesCard study={STUDY} subject="101-019" />, { grants: [{ role, site: null, from: '2026-01-01', to: null }] }) };
}

it('keeps the queries it has when they could not be read again', async () => {
  let away = false;
  const { readAgain } = open({ [`GET ${BASE}/queries`]: () => (away ? failed : { body: onData }) });
  expect(await screen.findByText('Queries, 1 open')).toBeVisible();
  away = true;
  await readAgain();
  expect(await screen.findByRole('alert')).toHaveTextContent('Not all queries could be read');
  expect(screen.getByRole('link', { name: 'Pulse rate, Week 2' })).toBeVisible();
});

it('shows the queries on data where those on adverse events could not be read, and counts none', async () => {
  open({ [`GET ${BASE}/adverse-event-queries`]: () => failed });
  expect(await screen.findByRole('link', { name: 'Pulse rate, Week 2' })).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Not all queries could be read');
  expect(screen.getByRole('heading', { name: 'Queries' })).toBeVisible();
});

it('says nothing of none where a part could not be read', async () => {
  open({ [`GET ${BASE}/queries`]: { queries: [], next: null }, [`GET ${BASE}/adverse-event-queries`]: () => failed });
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.queryByText('Nothing is asked about this subject.')).toBeNull();
});

it('does not ask about adverse events where the role does not open them', async () => {
  const { asked } = open({}, 'STATISTICIAN');
  expect(await screen.findByText('Queries, 1 open')).toBeVisible();
  expect(asked.some((one) => one.path.endsWith('/adverse-event-queries'))).toBe(false);
});
