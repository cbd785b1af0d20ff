import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import { violations } from '@/test/axe';
import { HistoryView } from './HistoryView';
import { startIn } from '@/verify/pages';
import type { HistoryPages } from './historyPages';
import { namesOf } from './namesOf';

const entry = (position: number, more: Partial<HistoryEntry> = {}): HistoryEntry =>
  ({
    log: 'visits',
    position,
    at: `2026-11-${String(1 + Math.floor(position / 100)).padStart(2, '0')}T10:00:00.000Z`,
    eventId: `e${position}`,
    type: 'visits.ItemCorrected',
    revision: '1',
    aggregateType: 'Visit',
    aggregateId: null,
    sequence: null,
    actor: 'ana',
    actorName: 'Ana Ruiz',
    role: 'COORDINATOR',
    organisation: '',
    source: 'portal',
    study: 'NLT-204',
    site: '101',
    subject: position % 2 === 0 ? '101-001' : '101-002',
    reason: null,
    observedAt: null,
    onBehalfOf: null,
    ids: {},
    payload: { visit: 'WK4', item: 'VS.SYSBP', before: { value: '182', unit: 'mmHg' }, value: { value: '128', unit: 'mmHg' } },
    ...more,
  }) as HistoryEntry;

/** Twelve pages, a day each; remembers which were read. */
function pagesOf(size = 100): HistoryPages & { read: number[] } {
  const read: number[] = [];
  const start = { study: 'NLT-204', filter: {}, pages: 12, events: 12 * size, asOf: '2026-11-30T00:00:00Z' };
  const page = (number: number) => {
    read.push(number);
    return Promise.resolve(Array.from({ length: size }, (_, row) => entry((number - 1) * 100 + row)));
  };
  return { start, page, read };
}

const named = startIn(
  'history.start({"study":"NLT-204","filter":{"subject":"101-001"},"pages":1,"events":1,"asOf":"2026-11-30T00:00:00Z","names":{"items":{"VS.SYSBP":"Systolic blood pressure"}}});',
);

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class {
    observe() {}
    disconnect() {}
  });
});

it('opens with the first pages only, as sentences with old and new value, and the event on demand', async () => {
  const pages = pagesOf();
  const { container } = render(<HistoryView pages={pages} names={namesOf(named)} />);
  expect(await screen.findByText('200 of 1,200 shown')).toBeInTheDocument();
  expect(Math.max(...pages.read)).toBeLessThanOrEqual(2);
  const rows = container.querySelectorAll('ol > li');
  expect(rows).toHaveLength(200);
  expect(rows[0]).toHaveTextContent(/Systolic blood pressure.*182 mmHg.*128 mmHg/);
  fireEvent.click(screen.getByLabelText('The event as it is kept, visits 3'));
  expect(screen.getByLabelText('Event as JSON')).toHaveTextContent('"eventId": "e3"');
});

it('filters by day, subject and text over the pages; a day is found without reading all before it', async () => {
  const pages = pagesOf(5);
  const { container } = render(<HistoryView pages={pages} names={{}} />);
  await screen.findByText('60 of 60 shown');
  pages.read.length = 0;
  const set = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  set('From (UTC day)', '2026-11-12');
  fireEvent.change(screen.getByPlaceholderText('101-001'), { target: { value: '101-002' } });
  fireEvent.change(screen.getByPlaceholderText('anything'), { target: { value: 'E1103' } });
  expect(await screen.findByText('1 found')).toBeInTheDocument();
  expect(pages.read.filter((page) => page > 2 && page < 6)).toEqual([]);
  expect(await violations(container)).toEqual([]);
  fireEvent.click(screen.getByText('Clear filters'));
  expect(await screen.findByText('60 of 60 shown')).toBeInTheDocument();
});

it('says when a page is missing', async () => {
  const pages = { ...pagesOf(), page: () => Promise.reject(new Error('history/0001.js is not beside this page.')) };
  render(<HistoryView pages={pages} names={{}} />);
  expect(await screen.findByText('history/0001.js is not beside this page.')).toBeInTheDocument();
});
