import { describe, expect, it } from 'vitest';
import type { DueVisit, HistoryEntry } from '@/api/types';
import { actsOf } from './Recently';
import { dueWord } from './VisitList';

const visit = (more: Partial<DueVisit>): DueVisit => ({
  subject: '101-001',
  site: '101',
  visit: 'WK4',
  label: 'Week 4',
  target: '2026-11-22',
  from: '2026-11-19',
  to: '2026-11-25',
  provisional: false,
  display: 'due',
  ...more,
});

describe('the work list', () => {
  it('says how long a visit has, or is late', () => {
    expect(dueWord(visit({}), '2026-11-22')).toBe('Due, 3 days left');
    expect(dueWord(visit({}), '2026-11-25')).toBe('Due, last day');
    expect(dueWord(visit({}), '2026-11-18')).toBe('Opens in 1 day');
    expect(dueWord(visit({ display: 'overdue' }), '2026-11-27')).toBe('Overdue 2 days');
  });

  it('counts no days below one where the reader’s day is not the site’s', () => {
    expect(dueWord(visit({}), '2026-11-26')).toBe('Due, last day');
    expect(dueWord(visit({ display: 'overdue' }), '2026-11-25')).toBe('Overdue');
  });

  it('counts what was recorded together as one act', () => {
    const entry = (eventId: string, correlationId: string) => ({ eventId, ids: { correlationId } }) as unknown as HistoryEntry;
    expect(actsOf([entry('3', 'b'), entry('2', 'a'), entry('1', 'a')]).map((act) => [act.entry.eventId, act.more])).toEqual([
      ['3', 0],
      ['1', 1],
    ]);
  });
});
