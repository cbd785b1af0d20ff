import { describe, expect, it } from 'vitest';
import { changedElsewhere, conflictsOf, rebased, recordedBefore, VISIT_DATE } from './conflict';
import { draftOf, fieldOf, itemsOf, unsavedIn, withTyped, type VisitDraft } from './draft';
import { diastolic, entryOf, recorded, visitOf } from './visits.fixture';

const before = entryOf([recorded('182'), diastolic()]);
const typed = (values: Record<string, string>): VisitDraft =>
  itemsOf(before).reduce((draft, item) => {
    const value = values[item.item];
    return value === undefined ? draft : withTyped(draft, item, { ...fieldOf(draft, item), value });
  }, draftOf(before));
const theirs = (systolic: string, diastolicValue: string | null) =>
  entryOf(
    [
      recorded(systolic, { recordedByName: 'Jonas Berg', recordedAt: '2026-10-23T16:00:00Z' }),
      diastolicValue === null ? diastolic() : diastolic({ value: diastolicValue, unit: 'mmHg' }),
    ],
    { version: 8 },
  );

describe('somebody saved in between', () => {
  it('a field both changed differently is a conflict, with who and when', () => {
    expect(conflictsOf(typed({ 'VS.SYSBP': '128' }), theirs('138', null))).toEqual([
      {
        key: 'VS.SYSBP~1',
        name: 'Systolic blood pressure',
        was: '182 mmHg',
        mine: '128 mmHg',
        theirs: '138 mmHg',
        theirsBy: 'Jonas Berg',
        theirsAt: '2026-10-23T16:00:00Z',
      },
    ]);
  });

  it('a field only I typed, only they changed, or both set alike is none', () => {
    expect(conflictsOf(typed({ 'VS.DIABP': '80' }), theirs('138', null))).toEqual([]);
    expect(conflictsOf(typed({ 'VS.SYSBP': '138' }), theirs('138', null))).toEqual([]);
    expect(changedElsewhere(typed({ 'VS.DIABP': '80' }), theirs('138', null))).toEqual(['Systolic blood pressure']);
  });

  it('nothing typed is lost: without a choice mine stays, with the reason for correcting theirs', () => {
    const next = rebased(typed({ 'VS.SYSBP': '128', 'VS.DIABP': '80' }), theirs('138', null), {}, 'Measured again');
    expect(next.base.version).toBe(8);
    expect(next.typed['VS.SYSBP~1']).toMatchObject({ value: '128', reason: 'Measured again' });
    expect(next.typed['VS.DIABP~1']).toMatchObject({ value: '80', reason: '' });
  });

  it('theirs is taken where theirs was chosen, and the rest stays typed', () => {
    const next = rebased(typed({ 'VS.SYSBP': '128', 'VS.DIABP': '80' }), theirs('138', '90'), { 'VS.SYSBP~1': 'theirs', 'VS.DIABP~1': 'mine' }, 'Source');
    expect(Object.keys(next.typed)).toEqual(['VS.DIABP~1']);
    expect(unsavedIn(next)).toBe(1);
  });

  it('keeps the reason somebody typed before', () => {
    const [item] = itemsOf(before);
    if (!item) throw new Error('no item');
    const draft = withTyped(draftOf(before), item, { ...fieldOf(draftOf(before), item), value: '128', reason: 'Transcription error' });
    expect(rebased(draft, theirs('138', null), {}, 'other').typed['VS.SYSBP~1']?.reason).toBe('Transcription error');
  });

  it('the visit date can be in conflict too', () => {
    const mine = { ...draftOf(before), date: '2026-10-24' };
    const moved = { ...theirs('182', null), visit: visitOf({ date: '2026-10-25' }) };
    expect(conflictsOf(mine, moved)).toMatchObject([{ key: VISIT_DATE, mine: '24 Oct 2026', theirs: '25 Oct 2026' }]);
    expect(changedElsewhere(mine, moved)).toEqual([]);
    expect(changedElsewhere(draftOf(before), moved)).toEqual(['Visit date']);
    expect(rebased(mine, moved, { [VISIT_DATE]: 'theirs' }).date).toBeNull();
    expect(rebased(mine, moved, { [VISIT_DATE]: 'mine' }, 'Source says so')).toMatchObject({ date: '2026-10-24', dateReason: 'Source says so' });
  });
});

describe('the answer to a save was lost', () => {
  it('what was sent is recorded if the record says all of it', () => {
    expect(recordedBefore(typed({ 'VS.SYSBP': '128' }), theirs('128', null))).toBe('2026-10-23T16:00:00Z');
    expect(recordedBefore(typed({ 'VS.SYSBP': '128', 'VS.DIABP': '80' }), theirs('128', null))).toBeNull();
    expect(recordedBefore(typed({ 'VS.SYSBP': '128' }), theirs('138', null))).toBeNull();
  });
});
