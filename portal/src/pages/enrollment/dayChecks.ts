import { Problem } from '@/api/Problem';
import type { Subject } from '@/api/types';
import { partialDateError } from '@/pieces/PartialDateInput';
import { refusalOf } from './refusals';
import type { StepId } from './steps';

/** True if a whole day is written: only then it is sent. */
export const isDay = (text: string): boolean => text.trim() !== '' && partialDateError(text, 'day', 'day') === null;

type Check = { rule: string; field: string; before: (subject: Subject) => string | null | undefined };

const checks: Partial<Record<StepId, Check>> = {
  CONSENT: { rule: '', field: 'consentedOn', before: () => null },
  SCREENING: {
    rule: 'CONSENT_BEFORE_SCREENING',
    field: 'screenedOn',
    before: (subject) => subject.consents.map((consent) => consent.consentedOn).sort()[0],
  },
  ELIGIBILITY: { rule: 'SCREENING_BEFORE_ELIGIBILITY', field: 'attestedOn', before: (subject) => subject.screenedOn },
  ENROLLMENT: { rule: 'ELIGIBILITY_BEFORE_ENROLLMENT', field: 'enrolledOn', before: (subject) => subject.eligibility?.attestedOn },
  RANDOMIZATION: { rule: 'ENROLLMENT_BEFORE_RANDOMIZATION', field: 'randomizedOn', before: (subject) => subject.enrolledOn },
};

/**
 * What the server would refuse about a day, said while it is typed and in the same words. It warns only: the server knows more
 * (the site's clock, what others recorded meanwhile) and decides.
 */
export function dayWarning(step: StepId, day: string, subject: Subject, today: string): string | null {
  const check = checks[step];
  if (!check || !isDay(day)) return null;
  const earlier = check.before(subject);
  const problem =
    day > today
      ? new Problem(409, { rule: 'DATE_IN_FUTURE', field: check.field, detail: `today is ${today}` })
      : earlier && day < earlier
        ? new Problem(409, { rule: check.rule, field: check.field, detail: `before ${earlier}` })
        : null;
  if (!problem) return null;
  const { says, wayOut } = refusalOf(problem, { subject, day });
  return `${says} ${wayOut}`;
}
