import type { ActionTaken, AdverseEventRecord, Causality, ClockKind, Outcome, SafetySummary, SeriousnessCriterion, Severity } from '@/api/types';
import { formatDay, formatInstant } from '@/pieces/dates';

export const severities: Record<Severity, string> = { MILD: 'Mild', MODERATE: 'Moderate', SEVERE: 'Severe' };

export const criteria: Record<SeriousnessCriterion, string> = {
  DEATH: 'Results in death',
  LIFE_THREATENING: 'Is life-threatening',
  HOSPITALIZATION: 'Requires or prolongs a stay in hospital',
  DISABILITY: 'Results in persistent or significant disability',
  CONGENITAL_ANOMALY: 'Is a congenital anomaly or birth defect',
  OTHER_MEDICALLY_IMPORTANT: 'Is another medically important event',
  CANCER: 'Involves cancer',
  OVERDOSE: 'Occurred with an overdose',
};

export const outcomes: Record<Outcome, string> = {
  RECOVERED: 'Recovered',
  RECOVERING: 'Recovering',
  NOT_RECOVERED: 'Not recovered',
  RECOVERED_WITH_SEQUELAE: 'Recovered with sequelae',
  FATAL: 'Fatal',
  UNKNOWN: 'Unknown',
};

export const causalities: Record<Causality, string> = {
  NOT_RELATED: 'Not related',
  NONE: 'None (scale none to probable)',
  UNLIKELY: 'Unlikely',
  REMOTE: 'Remote (scale none to probable)',
  POSSIBLE: 'Possible',
  PROBABLE: 'Probable',
  RELATED: 'Related',
};

export const actions: Record<ActionTaken, string> = {
  DOSE_NOT_CHANGED: 'Dose not changed',
  DOSE_REDUCED: 'Dose reduced',
  DOSE_INCREASED: 'Dose increased',
  DRUG_INTERRUPTED: 'Treatment interrupted',
  DRUG_WITHDRAWN: 'Treatment withdrawn',
  NOT_APPLICABLE: 'Not applicable',
  UNKNOWN: 'Unknown',
};

export const clockRules: Record<ClockKind, string> = {
  SITE_24_HOURS: 'Site to sponsor 24 hours, serious',
  SPONSOR_7_DAYS: 'EU and US 7 days, fatal or life-threatening',
  SPONSOR_15_DAYS: 'EU and US 15 days, other serious',
};

export const fieldNames: Record<string, string> = {
  term: 'What happened',
  codedTerm: 'Coded term',
  onset: 'Onset',
  end: 'End',
  ongoing: 'Ongoing',
  severity: 'Severity',
  serious: 'Serious',
  criteria: 'Criteria',
  causality: 'Related to the treatment',
  outcome: 'Outcome',
  action: 'Action taken',
  awareAt: 'Site learnt of it',
  reportedOn: 'Recorded at the site on',
  narrative: 'Narrative',
  sourceRecord: 'Source record',
};

const flags: Record<string, string> = {
  ONSET_PARTIAL: 'Onset known in part',
  ONSET_BEFORE_RANDOMIZATION: 'Began before randomization',
  ONSET_BEFORE_CONSENT: 'Began before consent',
  NO_CONSENT_RECORDED: 'No consent recorded',
  ONSET_AFTER_CONSENT_WITHDRAWN: 'Began after consent was withdrawn',
  ONSET_AFTER_LEAVING_STUDY: 'Began after the subject had left',
  EARLIER_RECORD: 'An earlier record that came later',
};

const plain = (text: string) => text.charAt(0) + text.slice(1).toLowerCase().replaceAll('_', ' ');

export const flagText = (flag: string) => flags[flag] ?? plain(flag);
export const fieldName = (field: string) => fieldNames[field] ?? plain(field);

/** `APPLICATION SITE ERYTHEMA` → `Application site erythema`; what is not all capitals is left as it is. */
export const calmCapitals = (text: string) => (text.length > 3 && text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text);

/** What an event is called: the dictionary's term without its capitals, else the investigator's words, as long as they are kept. */
export const termText = ({ codedTerm, term }: { codedTerm: string | null; term: string | null }) => calmCapitals(codedTerm ?? term ?? 'Term erased');

/** What the event of a clock is called: of it, clocks know the dictionary's term alone. */
export const clockedEvent = ({ codedTerm, event }: { codedTerm: string | null; event: string }) => (codedTerm ? calmCapitals(codedTerm) : `Adverse event ${event}`);

/** Serious by the investigator's word; or only by a criterion, until the contradiction is settled. */
export const seriousWord = (record: Pick<AdverseEventRecord, 'serious' | 'criteria'>): string | null =>
  record.serious ? 'Serious' : record.criteria.length > 0 ? 'Counts as serious' : null;

const counted = (count: number, one: string) => `${count === 0 ? 'no' : count} ${count === 1 ? one : `${one}s`}`;

/** "43 adverse events, 6 serious, 1 fatal; no clock is overdue". */
export function summaryText({ events, serious, fatal, clocks }: SafetySummary): string {
  if (events === 0) return 'No adverse event is recorded';
  const soon = clocks.dueSoon > 0 ? `, ${counted(clocks.dueSoon, 'clock')} due within 48 h` : '';
  const late = clocks.overdue === 0 ? 'no clock is overdue' : `${counted(clocks.overdue, 'clock')} overdue`;
  return `${counted(events, 'adverse event')}, ${serious === 0 ? 'none' : serious} serious, ${fatal === 0 ? 'none' : fatal} fatal; ${late}${soon}`;
}

const wordsOf: Record<string, Record<string, string>> = {
  severity: severities,
  outcome: outcomes,
  causality: causalities,
  action: actions,
  serious: { true: 'Yes', false: 'No' },
  ongoing: { true: 'Yes', false: 'No' },
};

const criterionText = (one: string) => criteria[one as SeriousnessCriterion] ?? plain(one);

/** A field's value as people read it; the API gives enums, dates and lists as text. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (field === 'criteria') {
    const list = Array.isArray(value) ? value : String(value).replaceAll(/[[\]\s]/g, '').split(',');
    const named = list.filter((one) => one !== '').map((one) => criterionText(String(one)));
    return named.length === 0 ? 'empty' : named.join(', ');
  }
  const text = String(value);
  if (field === 'onset' || field === 'end' || field === 'reportedOn') return formatDay(text);
  if (field === 'awareAt') return formatInstant(text);
  if (field === 'codedTerm') return calmCapitals(text);
  return wordsOf[field]?.[text] ?? text;
}
