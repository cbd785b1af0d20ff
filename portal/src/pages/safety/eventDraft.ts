import type {
  ActionTaken,
  AdverseEventBody,
  AdverseEventRecord,
  Causality,
  Outcome,
  SeriousnessCriterion,
  Severity,
} from '@/api/types';
import { normalPartialDate, partialDateError } from '@/pieces/PartialDateInput';
import { localIn, withOffset } from './zones';

/** The form as typed; '' means nothing chosen yet. */
export type EventDraft = {
  term: string;
  codedTerm: string;
  onset: string;
  end: string;
  ongoing: '' | 'yes' | 'no';
  severity: '' | Severity;
  serious: '' | 'yes' | 'no';
  criteria: SeriousnessCriterion[];
  causality: '' | Causality;
  outcome: '' | Outcome;
  action: '' | ActionTaken;
  /** Wall clock at `awareZone`. */
  aware: string;
  awareZone: string;
  reportedOn: string;
  narrative: string;
  reason: string;
};

export const emptyDraft = (zone: string, today: string): EventDraft => ({
  term: '',
  codedTerm: '',
  onset: '',
  end: '',
  ongoing: '',
  severity: '',
  serious: '',
  criteria: [],
  causality: '',
  outcome: '',
  action: '',
  aware: '',
  awareZone: zone,
  reportedOn: today,
  narrative: '',
  reason: '',
});

const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is known now, to be changed by a follow-up. */
export const draftOfRecord = (record: AdverseEventRecord, zone: string, today: string): EventDraft => ({
  term: record.term ?? '',
  codedTerm: record.codedTerm ?? '',
  onset: record.onset ?? '',
  end: record.end ?? '',
  ongoing: yesNo(record.ongoing),
  severity: record.severity,
  serious: record.serious ? 'yes' : 'no',
  criteria: [...record.criteria],
  causality: record.causality ?? '',
  outcome: record.outcome,
  action: record.action ?? '',
  aware: record.awareAt ? localIn(record.awareAt, zone).replace('T', ' ') : '',
  awareZone: zone,
  reportedOn: today,
  narrative: record.narrative ?? '',
  reason: '',
});

export const awareAtOf = (draft: EventDraft): string | null => {
  const local = normalPartialDate(draft.aware);
  return local === '' ? null : withOffset(local, draft.awareZone);
};

/** Sentences by field for what keeps the form from being sent. Dates that contradict each other never do. */
export function obstaclesOf(draft: EventDraft, now: number): Partial<Record<keyof EventDraft, string>> {
  const found: Partial<Record<keyof EventDraft, string>> = {};
  if (draft.term.trim() === '') found.term = 'Say in a few words what happened.';
  if (draft.severity === '') found.severity = 'Choose how severe it is.';
  if (draft.serious === '') found.serious = 'Say whether it is serious.';
  if (draft.outcome === '') found.outcome = 'Choose how it ended, or stands; “Unknown” if nobody knows yet.';
  for (const field of ['onset', 'end', 'reportedOn'] as const) {
    const wrong = partialDateError(draft[field]);
    if (wrong) found[field] = wrong;
  }
  const awareWrong = partialDateError(draft.aware, 'time');
  const awareAt = awareAtOf(draft);
  if (awareWrong) found.aware = awareWrong;
  else if (draft.aware.trim() !== '' && awareAt === null) found.aware = `No clock in ${draft.awareZone} shows that time on that day.`;
  else if (awareAt !== null && Date.parse(awareAt) > now + 5 * 60_000) found.aware = 'That is in the future.';
  else if (draft.serious === 'yes' && awareAt === null) found.aware = 'A serious event needs the time the site learnt of it: the 24 hours run from there.';
  return found;
}

/** The record as the API takes it; call it only without obstacles. */
export function bodyOf(draft: EventDraft, sourceRecord: string | null = null): AdverseEventBody {
  return {
    term: draft.term.trim(),
    codedTerm: orNull(draft.codedTerm),
    onset: orNull(normalPartialDate(draft.onset)),
    end: orNull(normalPartialDate(draft.end)),
    ongoing: draft.ongoing === '' ? null : draft.ongoing === 'yes',
    severity: draft.severity === '' ? 'MILD' : draft.severity,
    serious: draft.serious === 'yes',
    criteria: draft.criteria,
    causality: draft.causality === '' ? null : draft.causality,
    outcome: draft.outcome === '' ? 'UNKNOWN' : draft.outcome,
    action: draft.action === '' ? null : draft.action,
    awareAt: awareAtOf(draft),
    reportedOn: orNull(normalPartialDate(draft.reportedOn)),
    narrative: orNull(draft.narrative),
    sourceRecord,
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
  };
}

export type FieldChange = { field: string; from: unknown; to: unknown };

const compared = [
  'term',
  'codedTerm',
  'onset',
  'end',
  'ongoing',
  'severity',
  'serious',
  'criteria',
  'causality',
  'outcome',
  'action',
  'awareAt',
  'narrative',
] as const;

function same(field: (typeof compared)[number], from: unknown, to: unknown): boolean {
  if (field === 'awareAt' && typeof from === 'string' && typeof to === 'string') return Math.abs(Date.parse(from) - Date.parse(to)) < 60_000;
  if (Array.isArray(from) && Array.isArray(to)) return [...from].sort().join() === [...to].sort().join();
  return (from ?? null) === (to ?? null);
}

/** What a follow-up changes; the day it is recorded on is not news. */
export const changesBetween = (before: AdverseEventRecord, after: AdverseEventBody): FieldChange[] =>
  compared
    .filter((field) => !same(field, before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] ?? null }));

const asOne: readonly (readonly (keyof EventDraft)[])[] = [['aware', 'awareZone']];
const groupOf = (field: keyof EventDraft) => asOne.find((group) => group.includes(field)) ?? [field];
const typedAlike = (one: EventDraft, other: EventDraft, field: keyof EventDraft) => [one[field]].flat().sort().join() === [other[field]].flat().sort().join();

/** Whether anything was typed or chosen on top of what the form began with. */
export const isTyped = (draft: EventDraft, initial: EventDraft) => (Object.keys(draft) as (keyof EventDraft)[]).some((field) => !typedAlike(draft, initial, field));

/**
 * What was typed on top of one version, now on top of another (`before` and `after`: those versions with nothing typed). What nobody
 * touched here is as it is now; a clock's time and its zone go together.
 */
export function rebased(draft: EventDraft, before: EventDraft, after: EventDraft): EventDraft {
  const untouched = (field: keyof EventDraft) => groupOf(field).every((one) => typedAlike(draft, before, one));
  const fields = Object.keys(draft) as (keyof EventDraft)[];
  return { ...draft, ...Object.fromEntries(fields.filter(untouched).map((field) => [field, after[field]])) };
}

/** Fields that were changed here and by others, to something else. */
export const changedByBoth = (mine: FieldChange[], theirs: FieldChange[]): string[] =>
  mine.filter(({ field, to }) => theirs.some((their) => their.field === field && !same(field as (typeof compared)[number], their.to, to))).map(({ field }) => field);
