import { describe, expect, it } from 'vitest';
import { canSave, checkField, expectation } from './checks';
import { recordedField, type FieldDraft } from './draft';
import { formItem, position, recorded } from './visits.fixture';

const typed = (value: string, part: Partial<FieldDraft> = {}): FieldDraft => ({ value, unit: 'mmHg', date: '', notDone: false, reason: '', ...part });

const temperature = formItem({
  item: 'VS.TEMP',
  name: 'Temperature',
  units: ['C', 'F'],
  softRanges: [
    { unit: 'C', low: '35.0', high: '38.5' },
    { unit: 'F', low: '95.0', high: '101.3' },
  ],
});

describe('checks at the field', () => {
  it('say the allowed range of what lies outside it, and take the bounds themselves', () => {
    expect(checkField(formItem(), typed('205'))).toEqual({ kind: 'soft', says: '205 mmHg is above what is expected: 85 to 160 mmHg.' });
    expect(checkField(formItem(), typed('84.9'))?.says).toContain('84.9 mmHg is below');
    expect(checkField(formItem(), typed('160'))).toBeNull();
    expect(checkField(formItem(), typed('85.0'))).toBeNull();
  });

  it('compare only with the range of the unit chosen, and doubt the unit where another would fit', () => {
    expect(checkField(temperature, typed('98.6', { unit: 'F' }))).toBeNull();
    expect(checkField(temperature, typed('98.6', { unit: 'C' }))?.says).toBe(
      '98.6 C is above what is expected: 35.0 to 38.5 C. It would be usual in F: is the unit right?',
    );
  });

  it('leave a comparator out of account, as the server does', () => {
    expect(checkField(formItem(), typed('<40'))?.kind).toBe('soft');
    expect(checkField(formItem(), typed('>=90'))).toBeNull();
  });

  it('know ranges with one bound', () => {
    const low = formItem({ softRanges: [{ unit: 'mmHg', low: '70', high: null }] });
    expect(checkField(low, typed('60'))?.says).toContain('at least 70 mmHg');
    expect(checkField(low, typed('600'))).toBeNull();
    expect(expectation(low, 'mmHg')).toBe('Expected at least 70 mmHg');
  });

  it('refuse what the server would refuse', () => {
    expect(checkField(formItem(), typed('12o'))?.kind).toBe('error');
    expect(checkField(formItem(), typed('12,5'))?.says).toContain('12.5');
    expect(checkField(formItem({ dataType: 'INTEGER' }), typed('12.5'))?.kind).toBe('error');
    expect(checkField(position(), typed('LYING', { unit: null }))?.kind).toBe('error');
    expect(checkField(formItem({ dataType: 'DATE', units: [], softRanges: [] }), typed('2026-02-30'))?.kind).toBe('error');
  });

  it('do not let a recorded value be emptied, but let an empty one stay empty', () => {
    expect(checkField(recorded('128'), typed(''))?.says).toContain('cannot be emptied');
    expect(checkField(formItem(), typed(''))).toBeNull();
  });

  it('say nothing about an item that was not done', () => {
    expect(checkField(formItem(), typed('205', { notDone: true }))).toBeNull();
  });
});

describe('a field can be sent', () => {
  it('without a reason when it is new, even out of range: the server queries it', () => {
    expect(canSave(formItem(), typed('205'))).toBe(true);
  });

  it('only with a reason when it corrects or was not done', () => {
    expect(canSave(recorded('182'), typed('128'))).toBe(false);
    expect(canSave(recorded('182'), typed('128', { reason: 'Transcription error' }))).toBe(true);
    expect(canSave(formItem(), typed('', { notDone: true, reason: '  ' }))).toBe(false);
  });

  it('never while it cannot be read', () => {
    expect(canSave(formItem(), typed('abc', { reason: 'because' }))).toBe(false);
    expect(canSave(formItem(), { ...recordedField(formItem()), value: '120', date: '2026-13' })).toBe(false);
  });
});
