import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ItemHistoryEntry } from '@/api/types';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { FieldHistory } from './FieldHistory';
import { recorded } from './visits.fixture';

const said = (part: Partial<ItemHistoryEntry>): ItemHistoryEntry => ({
  at: '2026-10-23T15:22:11Z',
  by: 'coordinator',
  byName: 'Ana Ruiz',
  role: 'COORDINATOR',
  value: '74',
  unit: 'kg',
  date: null,
  notDone: false,
  reason: null,
  previousValue: null,
  previousUnit: null,
  kind: 'RECORDED',
  eventId: 'e1',
  ...part,
});
const corrected = (eventId: string, part: Partial<ItemHistoryEntry>) => said({ eventId, kind: 'CORRECTED', previousValue: '74', previousUnit: 'kg', reason: 'Read again', ...part });

it('says of each correction what it changed: the value, or only the day', async () => {
  answering({
    [`GET /api/v1/studies/${STUDY}/subjects/101-019/visits/WK4/items/VS.SYSBP/history`]: {
      entries: [said({}), corrected('e2', { date: '2026-10-22' }), corrected('e3', { value: '76', date: '2026-10-22' })],
    },
  });
  renderPage(<FieldHistory subject="101-019" visit="WK4" visitDate="2026-10-23" item={recorded('76')} name="Weight" />);
  const [first, day, value] = within(await screen.findByRole('list', { name: 'History of Weight' })).getAllByRole('listitem');
  expect(first).toHaveTextContent('74 kgFirst entry');
  expect(within(day as HTMLElement).getByRole('deletion')).toHaveTextContent('taken 23 Oct 2026');
  expect(within(day as HTMLElement).getByRole('insertion')).toHaveTextContent('taken 22 Oct 2026');
  expect(day).toHaveTextContent('74 kg as before');
  expect(within(value as HTMLElement).getByRole('deletion')).toHaveTextContent('74 kg');
  expect(within(value as HTMLElement).getByRole('insertion')).toHaveTextContent('76 kg');
});
