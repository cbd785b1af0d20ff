import { describe, expect, it } from 'vitest';
import type { AdverseEventItem, Visit } from '@/api/types';
import { aSubject } from '@/test/subjects';
import { unscheduledKey } from './RecordVisitModal';
import { lanesOf } from './timeline';

const subject = aSubject({
  status: 'RANDOMIZED',
  nextStep: null,
  consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: { withdrawnOn: '2026-05-02', scope: 'TREATMENT', reason: null } }],
  screenedOn: '2026-03-14',
  enrolledOn: '2026-03-20',
  randomizedOn: '2026-03-20',
});
const visit = (more: Partial<Visit>) => ({ visit: 'WK2', label: 'Week 2', status: 'PLANNED', display: 'planned', provisional: false, timing: null, ...more }) as Visit;
const event = (record: Partial<AdverseEventItem['record']>) => ({ event: 'E1', record: { codedTerm: 'HEADACHE', term: 'Pain in the head', severity: 'MILD', ...record } }) as AdverseEventItem;

const laneOf = (id: string, visits: Visit[] = [], events: AdverseEventItem[] = []) =>
  lanesOf(subject, visits, events, '2026-06-01').lanes.find((lane) => lane.id === id)?.marks ?? [];

describe('the time line of a subject', () => {
  it('shows a consent and its withdrawal', () => {
    expect(laneOf('consent').map((mark) => mark.label)).toEqual(['Consent 2.0', 'Consent 2.0 withdrawn']);
  });

  it('shows a visit as its window with the day it was done, and says if late', () => {
    const [mark] = laneOf('visits', [visit({ status: 'DONE', display: 'complete', date: '2026-04-09', from: '2026-04-01', to: '2026-04-07', timing: 'LATE' })]);
    expect(mark).toMatchObject({ kind: 'window', from: '2026-04-01', to: '2026-04-07', actual: '2026-04-09', timing: 'LATE' });
    expect(mark?.detail).toBe('Complete on 9 Apr 2026, after its window. Window 1 Apr 2026 to 7 Apr 2026.');
  });

  it('does not show a planned day as one that was', () => {
    expect(laneOf('visits', [visit({ date: '2026-04-05', from: '2026-04-01', to: '2026-04-07' })])[0]).toMatchObject({ actual: null });
  });

  it('leaves an ongoing event open at its end and an event without onset out', () => {
    expect(laneOf('events', [], [event({ onset: '2026-04', end: null, ongoing: true })])[0]).toMatchObject({ kind: 'bar', label: 'Headache', from: '2026-04', to: null });
    expect(laneOf('events', [], [event({ onset: null })])).toEqual([]);
  });

  it('spans everything and today, with a week of air', () => {
    const { from, to } = lanesOf(subject, [], [event({ onset: '2026' })], '2026-06-01');
    expect([from, to]).toEqual(['2025-12-25', '2026-06-08']);
  });

  it('never names an arm', () => {
    expect(JSON.stringify(laneOf('treatment'))).toContain('concealed');
  });
});

describe('the key of an unscheduled visit', () => {
  it('is free in the subject', () => {
    expect(unscheduledKey('2026-04-01', new Set())).toBe('UNS-2026-04-01');
    expect(unscheduledKey('2026-04-01', new Set(['UNS-2026-04-01', 'UNS-2026-04-01-2']))).toBe('UNS-2026-04-01-3');
  });
});
