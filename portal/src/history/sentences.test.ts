import { describe as about, expect, it } from 'vitest';
import type { HistoryEntry } from '@/api/types';
import { tellers } from './acts';
import { describe } from './sentences';

const entry = (type: string, payload: HistoryEntry['payload'], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  log: type.split('.')[0] ?? '',
  position: 1,
  at: '2026-11-22T14:02:11.000Z',
  eventId: 'e1',
  type,
  revision: '1',
  aggregateType: null,
  aggregateId: null,
  sequence: 0,
  actor: 'coordinator',
  actorName: 'Ana Ruiz',
  role: 'COORDINATOR',
  organisation: 'Site 701',
  source: 'portal',
  study: 'NLT-204',
  site: '701',
  subject: '701-001',
  reason: null,
  observedAt: null,
  onBehalfOf: null,
  ids: {},
  payload,
  ...more,
});

const names = { item: (id: string) => ({ 'VS.SYSBP': 'Systolic blood pressure' })[id], visit: (key: string) => ({ WK4: 'Week 4' })[key] };
const item = { visit: 'WK4', item: 'VS.SYSBP', repeat: 1 };

about('an event as a sentence', () => {
  it('tells who changed what, from what to what and why', () => {
    const corrected = entry(
      'visits.ItemCorrected',
      { ...item, before: { value: '182', unit: 'mmHg' }, value: { value: '128', unit: 'mmHg' }, reason: 's1:text/x' },
      { reason: 'Transcription error.' },
    );
    const told = describe(corrected, names);
    expect(told.text).toBe('Ana Ruiz (coordinator, site 701) changed Systolic blood pressure, Week 4, from 182 to 128 mmHg: transcription error.');
    expect(told.changes).toEqual([{ label: 'Systolic blood pressure, Week 4', from: '182 mmHg', to: '128 mmHg' }]);
  });

  it('keeps both units where they differ', () => {
    const corrected = entry('visits.ItemCorrected', { ...item, before: { value: '98.6', unit: 'F' }, value: { value: '37.0', unit: 'C' } });
    expect(describe(corrected, names).text).toContain('from 98.6 F to 37.0 C');
  });

  it('says what a correction changed: the date, the unit, a value that was not there, a sealed text', () => {
    const told = (before: HistoryEntry['payload'] | null, value: HistoryEntry['payload']) => describe(entry('visits.ItemCorrected', { ...item, before, value }), names);
    const day = told({ value: '74', unit: 'kg', date: '2026-05-01' }, { value: '74', unit: 'kg', date: '2026-05-02' });
    expect(day.text).toContain('changed the date of Systolic blood pressure, Week 4, from 1 May 2026 to 2 May 2026; 74 kg as before.');
    expect(day.changes).toEqual([{ label: 'Systolic blood pressure, Week 4, date', from: '1 May 2026', to: '2 May 2026' }]);
    expect(told({ value: '74', unit: 'kg', date: null }, { value: '74', unit: 'kg', date: '2026-05-02' }).text).toContain('from the day of the visit to 2 May 2026');
    const both = told({ value: '74', unit: 'kg', date: '2026-05-01' }, { value: '75', unit: 'kg', date: '2026-05-02' });
    expect(both.text).toContain('from 74 to 75 kg, and its date from 1 May 2026 to 2 May 2026.');
    expect(both.changes).toHaveLength(2);
    const unsaid = told({ value: '182', unit: 'mmHg', date: '2026-05-03' }, { value: '128', unit: 'mmHg', date: null });
    expect(unsaid.text).toContain('from 182 to 128 mmHg.');
    expect(unsaid.changes).toHaveLength(1);
    expect(told({ value: '98', unit: 'F' }, { value: '98', unit: 'C' }).text).toContain('changed the unit of Systolic blood pressure, Week 4, from F to C; 98 as before.');
    expect(told(null, { value: '74', unit: 'kg' }).text).toContain('from not done to 74 kg.');
    expect(told({ text: 's1:text/1:a' }, { text: 's1:text/1:b' }).text).toContain('changed the text of Systolic blood pressure, Week 4; both are sealed.');
  });

  it('speaks with ids where no names are known', () => {
    expect(describe(entry('visits.ItemRecorded', { ...item, repeat: 2, value: { value: '128', unit: 'mmHg' } })).text).toBe(
      'Ana Ruiz (coordinator, site 701) recorded VS.SYSBP (2), WK4: 128 mmHg.',
    );
  });

  it('never shows what is sealed', () => {
    const randomized = entry('enrollment.SubjectRandomized', { randomizedOn: '2026-07-15', arm: 's1:allocation/NLT-204/701-001:XFkip' });
    expect(describe(randomized).text).toBe('Ana Ruiz (coordinator, site 701) randomized the subject on 15 Jul 2026; the arm is sealed.');
    expect(describe(entry('visits.ItemRecorded', { ...item, value: { text: 's1:text/9:abc' } }), names).text).toContain('a text (sealed)');
  });

  it('says what happened automatically, and names nobody as its author', () => {
    const planned = entry('visits.VisitsPlanned', { protocolVersion: '1.0', visits: [{}, {}] }, { source: 'policy', actorName: 'visits service', role: 'POLICY' });
    expect(describe(planned).text).toBe('visits service (automatically) planned 2 visits by protocol version 1.0.');
    const who = (type: string, payload: HistoryEntry['payload'] = {}) => describe(entry(type, { ...item, ...payload }), names).who;
    const [automatic, ana] = ['TrialLedger (automatically)', 'Ana Ruiz (coordinator, site 701)'];
    expect(who('visits.QueryOpened')).toBe(automatic);
    expect(who('visits.QueryAsked')).toBe(ana);
    expect(who('visits.QueryClosed', { because: 'CORRECTED' })).toBe(automatic);
    expect(who('visits.QueryClosed', { because: 'REVIEWED' })).toBe(ana);
    expect(who('visits.QueryReopened', { text: null })).toBe(automatic);
    expect(who('visits.QueryReopened', { text: 's1:text/1:a' })).toBe(ana);
    expect(who('adverse-events.QueryResolved')).toBe(automatic);
    expect(who('adverse-events.ObligationOpened')).toBe(automatic);
    expect(describe(entry('visits.QueryOpened', item)).setOffBy).toBe(ana);
    expect(describe(entry('visits.QueryAsked', item)).setOffBy).toBeNull();
  });

  it('tells the events of subjects, visits, queries and safety', () => {
    const told = (type: string, payload: HistoryEntry['payload']) => describe(entry(type, payload), names).text.replace(/^[^)]+\) /, '');
    expect(told('enrollment.ConsentGiven', { consentVersion: '2.0', consentedOn: '2026-03-14' })).toBe('recorded consent to version 2.0, signed on 14 Mar 2026.');
    expect(told('enrollment.ScreeningFailed', { failedOn: '2026-10-06', failedCriteria: ['EX04', 'IN02'] })).toBe('recorded a screening failure on 6 Oct 2026 because of EX04 and IN02.');
    expect(told('enrollment.SubjectDiscontinued', { scope: 'STUDY', discontinuedOn: '2026-11', reasonCode: 'LOST_TO_FOLLOW_UP' })).toBe('discontinued the subject from the study on Nov 2026: lost to follow up.');
    expect(told('visits.VisitTookPlace', { visit: 'WK4', planned: true, date: '2026-05-01', timing: 'LATE' })).toBe('recorded Week 4 on 1 May 2026, after its window.');
    expect(told('visits.QueryOpened', { ...item, value: '182', unit: 'mmHg', low: 85, high: 160 })).toBe('opened a query on Systolic blood pressure, Week 4: 182 mmHg is outside 85 to 160 mmHg.');
    expect(told('visits.QueryClosed', { ...item, because: 'CORRECTED' })).toBe('closed the query on Systolic blood pressure, Week 4: corrected.');
    expect(told('adverse-events.AdverseEventReported', { adverseEventId: 'AE1', adverseEvent: { codedTerm: 'NAUSEA', severity: 'MILD', serious: false } })).toBe('reported adverse event AE1, Nausea, mild.');
    expect(told('adverse-events.ObligationOpened', { adverseEventId: 'AE1', clock: 'SITE_24_HOURS', dueAt: '2026-10-14T15:30:00Z', due: [], provisional: true })).toBe(
      'started the 24-hour clock of the site for adverse event AE1, due 14 Oct 2026, 15:30 UTC, provisionally.',
    );
  });

  it('leaves no event out: an unknown one gets a general sentence', () => {
    expect(describe(entry('enrollment.SubjectTransferred', {})).text).toBe('Ana Ruiz (coordinator, site 701) recorded subject transferred.');
  });

  it.each(Object.keys(tellers))('%s is told even from an empty payload', (type) => {
    const { text } = describe(entry(type, {}));
    expect(text).toMatch(/^(Ana Ruiz \(coordinator, site 701\)|TrialLedger \(automatically\)) .+\.$/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
