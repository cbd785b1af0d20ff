import type { DataQuery } from '@/api/types';

/** What a query of an adverse event asks, by its rule. */
const eventRules: Record<string, string> = {
  SERIOUSNESS_CONTRADICTS_CRITERIA: 'Said to be not serious, with a seriousness criterion ticked',
  SERIOUS_WITHOUT_CRITERION: 'Serious, without a criterion that says why',
  FATAL_WITHOUT_DEATH_CRITERION: 'Outcome fatal, without the criterion “death”',
  DEATH_WITHOUT_FATAL_OUTCOME: 'Criterion “death”, with an outcome that is not fatal',
  END_BEFORE_ONSET: 'Ends before it began',
  ONGOING_WITH_END: 'Ongoing, with an end date',
  ONGOING_CONTRADICTS_OUTCOME: 'Ongoing, with an outcome that says it is over',
  END_CONTRADICTS_OUTCOME: 'Has an end date, with an outcome that says it goes on',
  RECOVERED_WITHOUT_END: 'Over, without an end date',
  ONSET_MISSING: 'No onset date',
  AWARENESS_MISSING: 'Serious, and nobody says when the site learnt of it',
  REPORTED_LATE: 'Reported more than 24 hours after the site learnt of it',
  ONSET_BEFORE_CONSENT: 'Began before consent',
  NO_CONSENT_RECORDED: 'No consent is recorded for this subject',
  ONSET_AFTER_CONSENT_WITHDRAWN: 'Began after consent was withdrawn',
  ONSET_AFTER_LEAVING_STUDY: 'Began after the subject had left the study',
  DISCONTINUATION_REFUSED: 'The death could not end the subject’s participation',
};

const words = (rule: string) => rule.charAt(0) + rule.slice(1).toLowerCase().replaceAll('_', ' ');

export const askedOfEvent = (query: { rule: string }): string => eventRules[query.rule] ?? words(query.rule);

/** "250 mmHg is outside 70 to 200 mmHg". */
export function askedOfItem(query: DataQuery): string {
  if (query.rule !== 'OUT_OF_SOFT_RANGE') return query.rule === 'MANUAL' ? `Asked by ${query.openedBy}` : words(query.rule);
  const unit = query.unit ? ` ${query.unit}` : '';
  const value = `${query.value ?? ''}${unit}`;
  if (query.low && query.high) return `${value} is outside ${query.low} to ${query.high}${unit}`;
  return query.low ? `${value} is below ${query.low}${unit}` : `${value} is above ${query.high ?? ''}${unit}`;
}
