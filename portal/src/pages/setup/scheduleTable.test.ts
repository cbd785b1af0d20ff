import { describe, expect, it } from 'vitest';
import type { ScheduleEntry } from '@/api/types';
import { duration, scheduleTable } from './scheduleTable';

const entry = (key: string, more: Partial<ScheduleEntry>): ScheduleEntry => ({
  key,
  label: key,
  epochId: 'T',
  encounter: null,
  anchorKey: 'BL',
  offset: null,
  before: false,
  windowLower: null,
  windowUpper: null,
  fixedReference: false,
  activities: [],
  ...more,
});

const epochs = [
  { id: 'S', name: 'Screening' },
  { id: 'T', name: 'Treatment' },
];
const activities = [
  { name: 'A1', label: 'Vital signs' },
  { name: 'A2', label: 'Never planned' },
  { name: 'A3', label: '' },
];
const schedule = [
  entry('SCR', { epochId: 'S', offset: 'P2W', before: true, activities: ['A1', 'A3'] }),
  entry('BL', { label: 'Baseline', fixedReference: true, activities: ['Vital signs'] }),
  entry('WK2', { label: 'Week 2', offset: 'P2W', windowLower: 'P3D', windowUpper: 'P3D', activities: ['A1'] }),
  entry('WK4', { label: 'Week 4', anchorKey: 'WK2', offset: 'P4W', windowLower: 'P3D', windowUpper: 'P1W' }),
];

describe('schedule of activities', () => {
  const table = scheduleTable({ epochs, activities, schedule });

  it('groups neighbouring visits by epoch', () => {
    expect(table.epochs).toEqual([
      { id: 'S', name: 'Screening', span: 1 },
      { id: 'T', name: 'Treatment', span: 3 },
    ]);
  });

  it('marks an activity where it is planned, by its name or its label, and leaves out what never is', () => {
    expect(table.rows).toEqual([
      { name: 'A1', label: 'Vital signs', planned: [true, true, true, false] },
      { name: 'A3', label: 'A3', planned: [true, false, false, false] },
    ]);
  });

  it('says when a visit is, from the visit it hangs on; the reference visit goes without saying', () => {
    expect(table.reference).toBe('Baseline');
    expect(table.columns.map((column) => column.when)).toEqual(['− 2 weeks', 'Day 1', '+ 2 weeks', '4 weeks after Week 2']);
  });

  it('says the window in one sign where both sides agree', () => {
    expect(table.columns.map((column) => column.window)).toEqual(['', '', '± 3 d', '− 3 d / + 1 wk']);
  });

  it('reads ISO durations and leaves what is none', () => {
    expect(duration('P1D')).toBe('1 day');
    expect(duration('P1Y2M')).toBe('1 year 2 months');
    expect(duration('PT12H', true)).toBe('12 h');
    expect(duration('P0D')).toBe('at once');
    expect(duration('soon')).toBe('soon');
  });
});
