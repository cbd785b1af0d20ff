import { describe, expect, it } from 'vitest';
import type { Difference, DifferenceThing } from '@/api/types';
import { changesOf, thingName, valueText } from './differences';

const of = (thing: DifferenceThing, key: Difference['key'], fields: Difference['fields'] = []): Difference => ({
  log: 'visits',
  position: 1,
  at: '2026-11-22T14:02:11Z',
  thing,
  change: 'CHANGED',
  site: '101',
  subject: '101-011',
  key,
  fields,
  acts: [],
});
const names = { item: (id: string) => ({ 'VS.SYSBP': 'Systolic blood pressure' })[id], visit: (key: string) => ({ WK4: 'Week 4' })[key] };
const item = { visit: 'WK4', item: 'VS.SYSBP', repeat: '1' };

describe('a difference between two moments', () => {
  it('is about a thing by the protocol’s name', () => {
    const named = (thing: DifferenceThing, key: Difference['key']) => thingName(of(thing, key), names);
    expect(named('ITEM', item)).toBe('Systolic blood pressure, Week 4');
    expect(named('ITEM', { ...item, repeat: '2' })).toBe('Systolic blood pressure (2), Week 4');
    expect(named('QUERY', item)).toBe('Query on Systolic blood pressure, Week 4');
    expect(named('VISIT', { visit: 'WK4' })).toBe('Week 4');
    expect(named('VISIT', { visit: 'UNS1' })).toBe('UNS1');
    expect(named('SAFETY_CLOCK', { event: 'AE1', clock: 'SPONSOR_7_DAYS' })).toBe('Sponsor 7 days, adverse event AE1');
    expect(named('SITE', {})).toBe('Site 101');
  });

  it('shows a value with its unit, once', () => {
    const fields = [
      { field: 'value', from: '98.6', to: '37.0' },
      { field: 'unit', from: 'F', to: 'C' },
    ];
    expect(changesOf(of('ITEM', item, fields))).toEqual([{ label: '', from: '98.6 F', to: '37.0 C' }]);
    expect(changesOf(of('ITEM', item, fields.slice(1)))).toEqual([{ label: 'unit', from: 'F', to: 'C' }]);
  });

  it('names its fields in words, the version of a consent kept', () => {
    const labels = changesOf(of('SUBJECT', {}, [{ field: 'screenedOn', from: null, to: '2026-03-14' }, { field: 'consent.2.0', from: null, to: '2026-03-12' }]));
    expect(labels).toEqual([
      { label: 'screened on', from: 'nothing', to: '14 Mar 2026' },
      { label: 'consent 2.0', from: 'nothing', to: '12 Mar 2026' },
    ]);
  });

  it('keeps the instant of a time, so that its UTC can be shown', () => {
    const [due] = changesOf(of('SAFETY_CLOCK', {}, [{ field: 'dueAt', from: null, to: '2026-11-22T14:02:11Z' }]));
    expect(due?.at).toEqual({ from: null, to: '2026-11-22T14:02:11Z' });
  });

  it('reads values as people do, but never a recorded one as a constant', () => {
    expect(valueText('notDone', 'true')).toBe('yes');
    expect(valueText('role', 'DATA_MANAGER')).toBe('Data manager');
    expect(valueText('criteria', 'DEATH, LIFE_THREATENING')).toBe('death, life threatening');
    expect(valueText('dueAt', '2026-11-22T14:02:11Z')).toMatch(/^22 Nov 2026, \d{2}:02 /);
    expect(valueText('value', 'SITTING')).toBe('SITTING');
    expect(valueText('onset', '2026-03')).toBe('Mar 2026');
  });
});
