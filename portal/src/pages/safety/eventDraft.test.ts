import { describe, expect, it } from 'vitest';
import type { AdverseEventRecord } from '@/api/types';
import { certainlyBefore, contradictionsOf } from './contradictions';
import { bodyOf, changedByBoth, changesBetween, draftOfRecord, emptyDraft, obstaclesOf, rebased, type EventDraft } from './eventDraft';
import { nextEventNumber } from './eventNumber';

const NOW = Date.parse('2026-11-22T20:30:00Z');
const draft = (part: Partial<EventDraft> = {}): EventDraft => ({
  ...emptyDraft('America/Chicago', '2026-11-22'),
  term: 'Fainted at home',
  severity: 'SEVERE',
  serious: 'yes',
  criteria: ['HOSPITALIZATION'],
  outcome: 'RECOVERING',
  onset: '2026-11-21',
  aware: '2026-11-22 09:30',
  ...part,
});

const record: AdverseEventRecord = {
  term: 'Fainted at home',
  codedTerm: 'SYNCOPE',
  onset: '2026-11-21',
  end: null,
  ongoing: null,
  severity: 'SEVERE',
  serious: true,
  criteria: ['HOSPITALIZATION', 'LIFE_THREATENING'],
  causality: 'POSSIBLE',
  outcome: 'RECOVERING',
  action: null,
  awareAt: '2026-11-22T15:30:00Z',
  reportedOn: '2026-11-22',
  narrative: null,
  sourceRecord: '7',
};

describe('a report', () => {
  it('needs term, severity, seriousness and outcome, and the awareness of a serious event; nothing else', () => {
    expect(Object.keys(obstaclesOf(emptyDraft('UTC', '2026-11-22'), NOW)).sort()).toEqual(['outcome', 'serious', 'severity', 'term']);
    expect(Object.keys(obstaclesOf(draft({ aware: '' }), NOW))).toEqual(['aware']);
    expect(obstaclesOf(draft({ aware: '', serious: 'no' }), NOW)).toEqual({});
    expect(obstaclesOf(draft({ onset: '', causality: '' }), NOW)).toEqual({});
  });

  it('is never blocked by dates that contradict each other', () => {
    expect(obstaclesOf(draft({ onset: '2026-11-21', end: '2026-11-01' }), NOW)).toEqual({});
  });

  it('refuses an awareness in the future or on no clock', () => {
    expect(obstaclesOf(draft({ aware: '2026-11-23 09:30' }), NOW).aware).toContain('future');
    expect(obstaclesOf(draft({ aware: '2026-03-08 02:30' }), NOW).aware).toContain('America/Chicago');
  });

  it('sends the awareness with its offset and leaves out what was not said', () => {
    expect(bodyOf(draft())).toMatchObject({ awareAt: '2026-11-22T09:30:00-06:00', onset: '2026-11-21', end: null, ongoing: null, causality: null, narrative: null });
  });
});

describe('a follow-up', () => {
  const known = draftOfRecord(record, 'America/Chicago', '2026-11-25');

  it('changes nothing until something is changed: the same instant in another zone and the day of writing are no news', () => {
    expect(changesBetween(record, bodyOf(known, '7'))).toEqual([]);
  });

  it('names each field that changes, with both values', () => {
    const after = bodyOf({ ...known, outcome: 'RECOVERED', end: '2026-11-24', criteria: ['LIFE_THREATENING', 'HOSPITALIZATION'] }, '7');
    expect(changesBetween(record, after)).toEqual([
      { field: 'end', from: null, to: '2026-11-24' },
      { field: 'outcome', from: 'RECOVERING', to: 'RECOVERED' },
    ]);
  });
});

describe('what was typed against an older version', () => {
  const of = (one: AdverseEventRecord) => draftOfRecord(one, 'America/Chicago', '2026-11-25');
  const theirs: AdverseEventRecord = { ...record, severity: 'MODERATE', narrative: 'Seen by a cardiologist.', criteria: ['HOSPITALIZATION'], awareAt: '2026-11-22T14:00:00Z' };
  const changed = (mine: EventDraft, against: AdverseEventRecord) => changesBetween(against, bodyOf(mine, '7'));

  it('stays, and reverts nothing that others recorded', () => {
    const mine = rebased({ ...of(record), outcome: 'RECOVERED', reason: 'New information' }, of(record), of(theirs));
    expect(changed(mine, theirs)).toEqual([{ field: 'outcome', from: 'RECOVERING', to: 'RECOVERED' }]);
    expect(mine.reason).toBe('New information');
  });

  it('keeps a time together with the zone it was written in', () => {
    const mine = rebased({ ...of(record), awareZone: 'UTC' }, of(record), of(theirs));
    expect([mine.aware, mine.awareZone]).toEqual(['2026-11-22 09:30', 'UTC']);
  });

  it('is named where others changed the same to something else', () => {
    const mine = { ...of(record), severity: 'MILD' as const, narrative: 'Seen by a cardiologist.', outcome: 'RECOVERED' as const };
    expect(changedByBoth(changed(mine, record), changed(of(theirs), record))).toEqual(['severity']);
  });
});

describe('contradictions', () => {
  const fields = (part: Partial<EventDraft>) => contradictionsOf(draft(part)).map((note) => note.field);

  it('are said at the field they are about', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ serious: 'no' })).toEqual(['serious']);
    expect(fields({ criteria: [] })).toEqual(['criteria']);
    expect(fields({ outcome: 'FATAL', end: '2026-11-22' })).toEqual(['criteria']);
    expect(fields({ criteria: ['DEATH'] })).toEqual(['outcome']);
    expect(fields({ end: '2026-11-20', outcome: 'RECOVERED' })).toEqual(['end']);
    expect(fields({ ongoing: 'yes', end: '2026-11-22', outcome: 'RECOVERED' })).toEqual(['ongoing', 'ongoing']);
    expect(fields({ end: '2026-11-22' })).toEqual(['outcome']);
    expect(fields({ outcome: 'RECOVERED' })).toEqual(['end']);
  });

  it('of partial dates are only what is certain', () => {
    expect(certainlyBefore('2026', '2026-03')).toBe(false);
    expect(certainlyBefore('2026-02', '2026-03-12')).toBe(true);
    expect(certainlyBefore('2026-03-12', '2026-03')).toBe(false);
    expect(certainlyBefore('2025', '2026-03')).toBe(true);
  });
});

it('numbers go on from the highest of ours, whatever others are called', () => {
  expect(nextEventNumber([])).toBe('AE1');
  expect(nextEventNumber(['AE-2', 'E07.1', 'AE-10', 'AE9'])).toBe('AE11');
});
