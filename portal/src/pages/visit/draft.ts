import type { FormEntry, FormItem, ItemBody, ItemResult, VisitDataBody } from '@/api/types';
import { normalPartialDate } from '@/pieces/PartialDateInput';

/** One field as typed; `reason` explains a correction, a value out of range, or why it was not done. */
export type FieldDraft = { value: string; unit: string | null; date: string; notDone: boolean; reason: string };

/** What was typed over what was recorded (`base`, with its version). Fields nobody touched are not in `typed`. */
export type VisitDraft = {
  base: FormEntry;
  typed: Record<string, FieldDraft>;
  date: string | null;
  dateReason: string;
};

export type Change = { key: string; item: FormItem; field: FieldDraft };

/** `~` is in no id, so the parts cannot run into one another. */
export const keyOf = (item: { item: string; repeat: number }) => `${item.item}~${item.repeat}`;

export const itemsOf = (entry: FormEntry): FormItem[] =>
  entry.forms.flatMap((form) => form.sections.flatMap((section) => section.items));

export const nameOf = (item: FormItem) => (item.repeat > 1 ? `${item.name} (reading ${item.repeat})` : item.name);

export const isRecorded = (item: FormItem) => item.value !== null || item.notDone;

export const recordedField = (item: FormItem): FieldDraft => ({
  value: item.value ?? '',
  unit: item.unit ?? item.units[0] ?? null,
  date: item.date ?? '',
  notDone: item.notDone,
  reason: '',
});

export const draftOf = (entry: FormEntry): VisitDraft => ({ base: entry, typed: {}, date: null, dateReason: '' });

/** The field as it stands: typed, else recorded. */
export const fieldOf = (draft: VisitDraft, item: FormItem): FieldDraft => draft.typed[keyOf(item)] ?? recordedField(item);

/** What a field says, without its reason; the unit and the date count only beside a value. */
function said(field: FieldDraft, visitDate: string | null): string {
  if (field.notDone) return 'not done';
  const value = field.value.trim();
  if (value === '') return '';
  const date = normalPartialDate(field.date);
  return JSON.stringify([value, field.unit, date === visitDate ? '' : date]);
}

export const saysTheSame = (one: FieldDraft, other: FieldDraft, visitDate: string | null = null) =>
  said(one, visitDate) === said(other, visitDate);

export const isChanged = (item: FormItem, field: FieldDraft) => !saysTheSame(field, recordedField(item));

export function changesOf(draft: VisitDraft): Change[] {
  return itemsOf(draft.base).flatMap((item) => {
    const key = keyOf(item);
    const field = draft.typed[key];
    return field && isChanged(item, field) ? [{ key, item, field }] : [];
  });
}

export const dateOf = (draft: VisitDraft) => draft.date ?? draft.base.visit.date ?? '';

export const isDateChanged = (draft: VisitDraft) =>
  draft.date !== null && normalPartialDate(draft.date) !== (draft.base.visit.date ?? '') && draft.date.trim() !== '';

export const unsavedIn = (draft: VisitDraft) => changesOf(draft).length + (isDateChanged(draft) ? 1 : 0);

/** A correction and an item not done say why; a first value need not. */
export const needsReason = (item: FormItem, field: FieldDraft) => isChanged(item, field) && (field.notDone || isRecorded(item));

/** Correcting the date of a visit that was recorded, as done or not done, says why. */
export const needsDateReason = (draft: VisitDraft) =>
  isDateChanged(draft) && (draft.base.visit.date !== null || draft.base.visit.status === 'NOT_DONE');

export function withTyped(draft: VisitDraft, item: FormItem, field: FieldDraft): VisitDraft {
  const others = Object.entries(draft.typed).filter(([key]) => key !== keyOf(item));
  return { ...draft, typed: Object.fromEntries(isChanged(item, field) ? [...others, [keyOf(item), field]] : others) };
}

function itemBody({ item, field }: Change): ItemBody {
  const reason = field.reason.trim() === '' ? {} : { reason: field.reason.trim() };
  const which = { item: item.item, repeat: item.repeat };
  if (field.notDone) return { ...which, notDone: true, ...reason };
  const date = normalPartialDate(field.date);
  return {
    ...which,
    value: field.value.trim(),
    ...(item.units.length > 0 ? { unit: field.unit } : {}),
    ...(date === '' ? {} : { date }),
    ...reason,
  };
}

/** Only what changed is sent. The version counts no dates, so the date that was read goes with the one that is typed. */
export function bodyOf(draft: VisitDraft): VisitDataBody {
  const date = normalPartialDate(dateOf(draft));
  return {
    ...(date === '' ? {} : { date, dateSeen: draft.base.visit.date ?? '' }),
    ...(isDateChanged(draft) && draft.dateReason.trim() !== '' ? { reason: draft.dateReason.trim() } : {}),
    items: changesOf(draft).map(itemBody),
  };
}

/**
 * The draft once the server answered to what was `sent`: what it took is recorded, what it rejected stays as typed, and so does
 * what was typed on while it was on its way.
 */
export function afterSave(draft: VisitDraft, sent: VisitDraft, version: number, results: ItemResult[], dateTaken: boolean): VisitDraft {
  const taken = new Set(results.filter((result) => result.result !== 'rejected').map(keyOf));
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([key, field]) => !taken.has(key) || field !== sent.typed[key]));
  const recorded = (item: FormItem): FormItem => {
    const field = sent.typed[keyOf(item)];
    if (!field || !taken.has(keyOf(item))) return item;
    return field.notDone
      ? { ...item, value: null, unit: null, date: null, notDone: true, reason: field.reason }
      : { ...item, value: field.value.trim(), unit: item.units.length > 0 ? field.unit : null, date: normalPartialDate(field.date) || null, notDone: false };
  };
  const dateSettled = dateTaken && draft.date === sent.date;
  return {
    base: {
      ...draft.base,
      version,
      visit: dateTaken && isDateChanged(sent) ? { ...draft.base.visit, date: normalPartialDate(dateOf(sent)) } : draft.base.visit,
      forms: draft.base.forms.map((form) => ({
        ...form,
        sections: form.sections.map((section) => ({ ...section, items: section.items.map(recorded) })),
      })),
    },
    typed,
    date: dateSettled ? null : draft.date,
    dateReason: dateSettled ? '' : draft.dateReason,
  };
}
