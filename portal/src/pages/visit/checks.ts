import type { FormItem, SoftRange } from '@/api/types';
import { partialDateError } from '@/pieces/PartialDateInput';
import { numberError } from '@/pieces/UnitInput';
import { isRecorded, needsReason, type FieldDraft } from './draft';

/** `error` keeps a field from being saved; `soft` is taken, and queried unless it is explained. */
export type Check = { kind: 'error' | 'soft'; says: string };

const NUMBER = /^(?:<=|>=|<|>)? ?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/;

const isNumeric = (item: FormItem) => item.dataType === 'DECIMAL' || item.dataType === 'INTEGER';

/** The bounds for the unit chosen; ranges are never converted from one unit to another. */
export const rangeOf = (item: FormItem, unit: string | null): SoftRange | null =>
  item.softRanges.find((range) => (range.unit ?? null) === (item.units.length === 0 ? null : unit)) ?? null;

/** "70 to 200 mmHg", "at least 70 mmHg", "at most 200 mmHg". */
export function rangeText(range: SoftRange): string {
  const unit = range.unit ? ` ${range.unit}` : '';
  if (range.low && range.high) return `${range.low} to ${range.high}${unit}`;
  return range.low ? `at least ${range.low}${unit}` : `at most ${range.high ?? ''}${unit}`;
}

/** A comparator before the number is left out of account, as the server does. */
function numberOf(text: string): number | null {
  const found = NUMBER.exec(text.trim());
  return found ? Number(found[1]) : null;
}

const isBelow = (value: number, range: SoftRange) => Boolean(range.low) && value < Number(range.low);
const isAbove = (value: number, range: SoftRange) => Boolean(range.high) && value > Number(range.high);
const isWithin = (value: number, range: SoftRange) => !isBelow(value, range) && !isAbove(value, range);

function softCheck(item: FormItem, field: FieldDraft): string | null {
  const range = rangeOf(item, field.unit);
  const value = numberOf(field.value);
  if (!range || value === null || isWithin(value, range)) return null;
  const unit = range.unit ? ` ${range.unit}` : '';
  const elsewhere = item.softRanges.find((other) => other.unit && other.unit !== range.unit && isWithin(value, other));
  const doubt = elsewhere ? ` It would be usual in ${elsewhere.unit}: is the unit right?` : '';
  return `${field.value.trim()}${unit} is ${isBelow(value, range) ? 'below' : 'above'} what is expected: ${rangeText(range)}.${doubt}`;
}

function hardCheck(item: FormItem, field: FieldDraft): string | null {
  const value = field.value.trim();
  if (value === '') {
    return isRecorded(item) && !item.notDone
      ? 'A recorded value cannot be emptied. Mark it as not done (Alt+N) and say why, or take the change back.'
      : null;
  }
  if (isNumeric(item)) return numberError(value, item.dataType as 'DECIMAL' | 'INTEGER');
  if (item.dataType === 'DATE') return partialDateError(value);
  if (item.dataType === 'CODED' && !item.codes.includes(value)) return `“${value}” is none of ${item.codes.join(', ')}.`;
  return null;
}

/** What is to be said at the field while it is typed; null if nothing is. */
export function checkField(item: FormItem, field: FieldDraft): Check | null {
  if (field.notDone) return null;
  const wrong = hardCheck(item, field) ?? partialDateError(field.date);
  if (wrong) return { kind: 'error', says: wrong };
  const unusual = softCheck(item, field);
  return unusual ? { kind: 'soft', says: unusual } : null;
}

/** Whether the field can be sent: readable, and explained where an explanation is required. */
export const canSave = (item: FormItem, field: FieldDraft) =>
  checkField(item, field)?.kind !== 'error' && !(needsReason(item, field) && field.reason.trim() === '');

/** What is expected, before anything is typed. */
export function expectation(item: FormItem, unit: string | null): string | null {
  const range = rangeOf(item, unit);
  return range ? `Expected ${rangeText(range)}` : null;
}
