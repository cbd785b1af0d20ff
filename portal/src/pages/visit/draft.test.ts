import { describe, expect, it } from 'vitest';
import { afterSave, bodyOf, changesOf, draftOf, fieldOf, itemsOf, unsavedIn, withTyped } from './draft';
import { diastolic, entryOf, formItem, position, recorded, visitOf } from './visits.fixture';

const entry = entryOf([recorded('182'), diastolic(), position()]);
const [systolic = recorded('182'), low = diastolic(), pos = position()] = itemsOf(entry);
const type = (draft = draftOf(entry), item = systolic, value = '128', reason = '') =>
  withTyped(draft, item, { ...fieldOf(draft, item), value, reason });

describe('a draft of a visit', () => {
  it('counts and sends only what differs from the record', () => {
    const draft = type(type(), low, '80');
    expect(unsavedIn(draft)).toBe(2);
    expect(bodyOf(draft)).toEqual({
      date: '2026-10-23',
      dateSeen: '2026-10-23',
      items: [
        { item: 'VS.SYSBP', repeat: 1, value: '128', unit: 'mmHg' },
        { item: 'VS.DIABP', repeat: 1, value: '80', unit: 'mmHg' },
      ],
    });
  });

  it('forgets a change that was typed back', () => {
    const draft = type(type(), systolic, '182 ');
    expect(changesOf(draft)).toEqual([]);
    expect(unsavedIn(draft)).toBe(0);
  });

  it('sends the reason with a correction, and no unit where there is none', () => {
    const draft = type(type(draftOf(entry), systolic, '128', ' Transcription error '), pos, 'SITTING');
    expect(bodyOf(draft).items).toEqual([
      { item: 'VS.SYSBP', repeat: 1, value: '128', unit: 'mmHg', reason: 'Transcription error' },
      { item: 'VS.POS', repeat: 1, value: 'SITTING' },
    ]);
  });

  it('sends an item that was not done without a value', () => {
    const draft = withTyped(draftOf(entry), low, { ...fieldOf(draftOf(entry), low), value: '80', notDone: true, reason: 'Subject declined' });
    expect(bodyOf(draft).items).toEqual([{ item: 'VS.DIABP', repeat: 1, notDone: true, reason: 'Subject declined' }]);
  });

  it('counts a corrected visit date and sends its reason', () => {
    const draft = { ...draftOf(entry), date: '2026-10-24', dateReason: 'Source document corrected' };
    expect(unsavedIn(draft)).toBe(1);
    expect(bodyOf(draft)).toEqual({ date: '2026-10-24', dateSeen: '2026-10-23', reason: 'Source document corrected', items: [] });
  });

  it('says that there was no date before a first one', () => {
    expect(bodyOf({ ...draftOf(entryOf([], { visit: visitOf({ date: null }) })), date: '2026-10-24' })).toEqual({ date: '2026-10-24', dateSeen: '', items: [] });
  });

  it('takes a unit for a change only beside a value', () => {
    const item = formItem({ units: ['mmHg', 'kPa'] });
    const draft = draftOf(entryOf([item]));
    expect(unsavedIn(withTyped(draft, item, { ...fieldOf(draft, item), unit: 'kPa' }))).toBe(0);
  });
});

describe('after the server answered', () => {
  const draft = { ...type(type(), low, '80'), date: '2026-10-23' };

  it('what it took is recorded and what it rejected stays typed', () => {
    const next = afterSave(
      draft,
      draft,
      8,
      [
        { item: 'VS.SYSBP', repeat: 1, result: 'acceptedWithQuery', queryId: 'q' },
        { item: 'VS.DIABP', repeat: 1, result: 'rejected', rule: 'BEFORE_CONSENT', why: 'before consent' },
      ],
      true,
    );
    expect(next.base.version).toBe(8);
    expect(itemsOf(next.base)[0]?.value).toBe('128');
    expect(Object.keys(next.typed)).toEqual(['VS.DIABP~1']);
    expect(unsavedIn(next)).toBe(1);
  });

  it('keeps a refused visit date typed', () => {
    const moved = { ...draft, base: { ...entry, visit: visitOf({ date: null }) }, date: '2026-10-24' };
    expect(afterSave(moved, moved, 7, [], false).date).toBe('2026-10-24');
    expect(afterSave(moved, moved, 8, [], true).base.visit.date).toBe('2026-10-24');
  });

  it('keeps what was typed on while it was on its way, as a correction of what was taken', () => {
    const typedOn = type(draft, low, '83');
    const next = afterSave(typedOn, draft, 8, [{ item: 'VS.DIABP', repeat: 1, result: 'accepted' }], true);
    expect(itemsOf(next.base)[1]?.value).toBe('80');
    expect(next.typed['VS.DIABP~1']?.value).toBe('83');
  });
});
