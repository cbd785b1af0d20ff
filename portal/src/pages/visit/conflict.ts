import type { FormEntry, FormItem } from '@/api/types';
import { formatDay } from '@/pieces/dates';
import {
  isDateChanged,
  dateOf,
  isRecorded,
  itemsOf,
  keyOf,
  nameOf,
  recordedField,
  saysTheSame,
  unsavedIn,
  type FieldDraft,
  type VisitDraft,
} from './draft';

/** A field that somebody else recorded differently while it was being typed here. */
export type Conflict = {
  key: string;
  name: string;
  was: string;
  mine: string;
  theirs: string;
  theirsBy: string | null;
  theirsAt: string | null;
};

export type Choice = 'mine' | 'theirs';

export const VISIT_DATE = '@date';
const DATE_NAME = 'Visit date';

/** A value with its unit, and its date where it is another than the visit's. */
export function fieldText(field: FieldDraft, visitDate: string | null = null): string {
  if (field.notDone) return 'not done';
  if (field.value.trim() === '') return 'empty';
  const unit = field.unit ? ` ${field.unit}` : '';
  return `${field.value.trim()}${unit}${field.date && field.date !== visitDate ? `, ${formatDay(field.date)}` : ''}`;
}

export const recordedText = (item: FormItem, visitDate: string | null = null) =>
  isRecorded(item) ? fieldText({ ...recordedField(item), unit: item.unit }, visitDate) : 'empty';

const byKey = (entry: FormEntry) => new Map(itemsOf(entry).map((item) => [keyOf(item), item]));

function dateConflict(draft: VisitDraft, theirs: FormEntry): Conflict[] {
  const was = draft.base.visit.date;
  const now = theirs.visit.date;
  if (!isDateChanged(draft) || was === now || now === dateOf(draft)) return [];
  return [
    {
      key: VISIT_DATE,
      name: DATE_NAME,
      was: was ? formatDay(was) : 'empty',
      mine: formatDay(dateOf(draft)),
      theirs: now ? formatDay(now) : 'empty',
      theirsBy: null,
      theirsAt: null,
    },
  ];
}

/** Fields typed here whose record changed underneath, and to something else than what was typed. */
export function conflictsOf(draft: VisitDraft, theirs: FormEntry): Conflict[] {
  const before = byKey(draft.base);
  const now = byKey(theirs);
  const found = Object.entries(draft.typed).flatMap(([key, field]): Conflict[] => {
    const was = before.get(key);
    const is = now.get(key);
    if (!was || !is) return [];
    const untouched = saysTheSame(recordedField(was), recordedField(is));
    const agreed = saysTheSame(field, recordedField(is));
    if (untouched || agreed) return [];
    return [
      {
        key,
        name: nameOf(is),
        was: recordedText(was, draft.base.visit.date),
        mine: fieldText(field, draft.base.visit.date),
        theirs: recordedText(is, theirs.visit.date),
        theirsBy: is.recordedByName ?? is.recordedBy,
        theirsAt: is.recordedAt,
      },
    ];
  });
  return [...dateConflict(draft, theirs), ...found];
}

/** Names of the fields that others changed and nobody typed here: they are simply shown as they are now. */
export function changedElsewhere(draft: VisitDraft, theirs: FormEntry): string[] {
  const before = byKey(draft.base);
  const items = itemsOf(theirs).filter((item) => {
    const was = before.get(keyOf(item));
    return was && !draft.typed[keyOf(item)] && !saysTheSame(recordedField(was), recordedField(item));
  });
  const moved = !isDateChanged(draft) && draft.base.visit.date !== theirs.visit.date;
  return [...(moved ? [DATE_NAME] : []), ...items.map(nameOf)];
}

/**
 * The draft on top of what is recorded now. Mine stays typed (with the reason, since it now corrects theirs), theirs is taken over;
 * what both say alike is settled. Nothing typed is lost without a choice: a conflict without one stays mine.
 */
export function rebased(draft: VisitDraft, theirs: FormEntry, choices: Record<string, Choice> = {}, reason = ''): VisitDraft {
  const conflicts = new Set(conflictsOf(draft, theirs).map((conflict) => conflict.key));
  const now = byKey(theirs);
  const typed: Record<string, FieldDraft> = {};
  for (const [key, field] of Object.entries(draft.typed)) {
    const is = now.get(key);
    if (!is || choices[key] === 'theirs' || saysTheSame(field, recordedField(is))) continue;
    typed[key] = conflicts.has(key) && field.reason.trim() === '' ? { ...field, reason } : field;
  }
  const keepDate = choices[VISIT_DATE] !== 'theirs' && draft.date !== null && draft.date !== theirs.visit.date;
  return {
    base: theirs,
    typed,
    date: keepDate ? draft.date : null,
    dateReason: !keepDate ? '' : conflicts.has(VISIT_DATE) && draft.dateReason.trim() === '' ? reason : draft.dateReason,
  };
}

/** When all that was sent was recorded, if the record says all of it; null where it does not. */
export function recordedBefore(sent: VisitDraft, theirs: FormEntry): string | null {
  if (conflictsOf(sent, theirs).length > 0 || unsavedIn(rebased(sent, theirs)) > 0) return null;
  const times = itemsOf(theirs).flatMap((item) => (sent.typed[keyOf(item)] && item.recordedAt ? [item.recordedAt] : []));
  return times.sort().at(-1) ?? null;
}
