import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Answered, type Asked } from '@/test/server';
import { quickUser } from '@/test/typing';
import { HistoryCard } from './HistoryCard';

const BASE = `/api/v1/studies/${STUDY}`;
const user = quickUser();

const screened = (at: string): HistoryEntry => ({
  log: 'enrollment',
  position: 41,
  at,
  eventId: `e-${at}`,
  type: 'enrollment.SubjectScreened',
  revision: '1',
  aggregateType: 'Subject',
  aggregateId: 'subject/NLT-204/101-019',
  sequence: 3,
  actor: 'coordinator',
  actorName: 'Ana Ruiz',
  role: 'COORDINATOR',
  organisation: 'Lakeside Clinic',
  source: 'user',
  study: STUDY,
  site: '101',
  subject: '101-019',
  reason: null,
  observedAt: null,
  onBehalfOf: null,
  ids: { commandId: 'c1' },
  payload: { screenedOn: '2026-03-14' },
});

const first: Answered = { body: { events: [screened('2026-11-22T14:02:11Z')], heads: {}, next: 'second', more: true } };
const second: Answered = { body: { events: [screened('2026-11-20T09:00:00Z')], heads: {}, next: 'third', more: false } };
const failed: Answered = { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away', correlationId: 'c-17' } };

function open(answer: (after: string | null) => Answered) {
  const asked = answering({
    [`GET ${BASE}/history`]: ({ query }: Asked) => answer(query.get('after')),
    [`GET ${BASE}`]: { schedule: [], criteria: [] },
    [`GET ${BASE}/item-definitions`]: { items: [] },
  });
  const reads = () => asked.filter((one) => one.path.endsWith('/history')).map((one) => one.query);
  return { reads, ...renderPage(<HistoryCard study={STUDY} subject="101-019" />) };
}

const proofs = () => screen.getAllByRole('link', { name: /with its proof$/ }).map((link) => link.getAttribute('href'));

it('tells what was recorded about the subject, newest first, each with its proof, and loads more', async () => {
  const { reads } = open((after) => (after === 'second' ? second : first));
  expect(await screen.findByRole('listitem')).toHaveTextContent(/Ana Ruiz \(coordinator, site 101\)/);
  expect([reads()[0]?.get('subject'), reads()[0]?.get('order')]).toEqual(['101-019', 'newest']);
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  await expect.poll(proofs).toHaveLength(2);
  expect(proofs()[1]).toContain(encodeURIComponent('e-2026-11-20T09:00:00Z'));
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});

it('says that it could not be read, and reads it when asked', async () => {
  let away = true;
  open(() => (away ? failed : second));
  expect(await screen.findByText('The history could not be read')).toBeVisible();
  expect(screen.queryByText('Nothing is recorded yet.')).toBeNull();
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listitem')).toBeVisible();
});

it('keeps what it has when the next events could not be read', async () => {
  let away = true;
  open((after) => (after === null ? first : away ? failed : second));
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/^The next events could not be read\..*correlation c-17/);
  expect(proofs()).toHaveLength(1);
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(proofs).toHaveLength(2);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('keeps what it has when it could not be read again', async () => {
  let away = false;
  const { readAgain } = open(() => (away ? failed : second));
  await screen.findByRole('listitem');
  away = true;
  await readAgain();
  expect(await screen.findByRole('alert')).toHaveTextContent('The history could not be read again; newer events may be missing.');
  expect(proofs()).toHaveLength(1);
});
