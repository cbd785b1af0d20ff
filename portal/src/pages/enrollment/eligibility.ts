import type { Criterion } from '@/api/types';

/** True: the criterion's statement is true of the subject. Absent: not answered yet. */
export type Answers = Readonly<Record<string, boolean>>;

export type Outcome = 'OPEN' | 'ELIGIBLE' | 'NOT_ELIGIBLE';

export type Evaluation = {
  /** OPEN while a criterion is unanswered: the server takes all answers or none. */
  outcome: Outcome;
  unanswered: Criterion[];
  /** Inclusion criteria not met and exclusion criteria that apply, in the protocol's order. */
  failing: Criterion[];
};

/** An inclusion criterion must be true of the subject, an exclusion criterion must not; undefined while unanswered. */
export function fulfilled(criterion: Criterion, answers: Answers): boolean | undefined {
  const answer = answers[criterion.id];
  return answer === undefined ? undefined : answer === criterion.inclusion;
}

export function evaluate(criteria: readonly Criterion[], answers: Answers): Evaluation {
  const unanswered = criteria.filter((criterion) => fulfilled(criterion, answers) === undefined);
  const failing = criteria.filter((criterion) => fulfilled(criterion, answers) === false);
  const outcome = unanswered.length > 0 ? 'OPEN' : failing.length > 0 ? 'NOT_ELIGIBLE' : 'ELIGIBLE';
  return { outcome, unanswered, failing };
}

/** "Inclusion 01", "Exclusion 03": as the protocol numbers them. */
export const criterionName = (criterion: Criterion): string =>
  `${criterion.inclusion ? 'Inclusion' : 'Exclusion'} ${criterion.identifier}`;

/** Criteria may come as HTML out of a USDM file; shown as plain text, never as markup. */
export function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const parsed = new DOMParser().parseFromString(text.replace(/<\/(p|li|div)>|<br\s*\/?>/gi, ' $&'), 'text/html');
  return (parsed.body.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export const criterionText = (criterion: Criterion): string => plainText(criterion.text) || criterion.label || criterion.id;
