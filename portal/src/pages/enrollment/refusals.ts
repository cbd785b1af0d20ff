import type { Problem } from '@/api/Problem';
import type { Subject } from '@/api/types';
import { formatDay } from '@/pieces/dates';

/** What was refused, in sentences: the rule with its values, and the way out. */
export type Refusal = { says: string; wayOut: string; rule: string; correlationId: string | null };

/** What was being recorded when the server refused. */
export type Attempt = {
  subject?: Subject;
  /** The subject's number, while there is no subject yet. */
  number?: string;
  site?: string;
  /** Version of the consent. */
  version?: string;
  /** The day that was sent. */
  day?: string;
};

type Words = { says: string; wayOut: string };
type Writer = (problem: Problem, attempt: Attempt) => Words;

const ISO_DAY = /\d{4}-\d{2}-\d{2}/;
const dayIn = (problem: Problem): string | null => ISO_DAY.exec(problem.detail)?.[0] ?? null;
const said = (day: string | null | undefined): string => (day ? formatDay(day) : 'an earlier day');
const listIn = (problem: Problem): string => /\[(.*)\]/.exec(problem.detail)?.[1] ?? '';

const standing = (subject: Subject | undefined) => subject?.consents.filter((consent) => consent.withdrawal === null) ?? [];
const firstConsent = (subject: Subject | undefined) =>
  [...(subject?.consents ?? [])].sort((a, b) => a.consentedOn.localeCompare(b.consentedOn))[0];

const fields: Record<string, string> = {
  consentedOn: 'The day of consent',
  withdrawnOn: 'The day of withdrawal',
  screenedOn: 'The day of screening',
  attestedOn: 'The day of attestation',
  enrolledOn: 'The day of enrollment',
  randomizedOn: 'The day of randomization',
  discontinuedOn: 'The day of discontinuation',
  activatedOn: 'The day of activation',
};

/** A step tried on a day before the step it builds on, or without it. */
const after =
  (step: string, before: string, done: (subject: Subject) => string | null | undefined): Writer =>
  (problem, { subject, day }) => {
    const earlier = dayIn(problem) ?? (subject ? done(subject) : null);
    return earlier
      ? {
          says: `${before} is recorded on ${said(earlier)}; ${step} on ${said(day)} is before it.`,
          wayOut: `Correct the date of ${step}: ${said(earlier)} or later.`,
        }
      : { says: `${before} is not recorded yet, and ${step} builds on it.`, wayOut: `Record ${before.toLowerCase()} first.` };
  };

const once =
  (step: string): Writer =>
  (problem, { day }) => ({
    says: `${step} is recorded on ${said(dayIn(problem))} already; ${day ? `${said(day)} differs from it` : 'it is recorded once'}.`,
    wayOut: 'What is recorded stands. If it is wrong, tell the data manager; reload the page to see what stands.',
  });

/** Every rule the enrollment service refuses a step with; a rule that is not here speaks for itself (see `refusalOf`). */
export const writers: Record<string, Writer> = {
  SITE_NOT_ACTIVE: (_, { site }) => ({
    says: `Site ${site ?? ''} is not activated, so it cannot register subjects.`.replace('  ', ' '),
    wayOut: 'Ask the study administrator to activate the site, or choose an active one.',
  }),
  UNKNOWN_SITE: (_, { site }) => ({
    says: `There is no site ${site ?? 'of that number'} in this study.`,
    wayOut: 'Choose one of the study’s sites.',
  }),
  UNKNOWN_SUBJECT: (_, { number, subject }) => ({
    says: `There is no subject ${number ?? subject?.subject ?? 'of that number'} in this study that you may see.`,
    wayOut: 'Check the number, or go back to the list of subjects.',
  }),
  REGISTERED_ELSEWHERE: (_, { number }) => ({
    says: `The number ${number ?? ''} is taken by a subject of another site.`.replace('  ', ' '),
    wayOut: 'Choose the next free number of your site.',
  }),
  ID_NOT_USABLE: (_, { number, version }) => ({
    says: `“${version ?? number ?? ''}” cannot be used: 1 to 64 letters, digits, dots, underscores or hyphens.`,
    wayOut: 'Leave out spaces and other signs.',
  }),
  DATE_IN_FUTURE: (problem, { day }) => ({
    says: `${fields[problem.field ?? ''] ?? 'The day'} ${day ? `(${said(day)}) ` : ''}is in the future: today is ${said(dayIn(problem))} at the site.`,
    wayOut: 'Correct the date, or record this when it has happened.',
  }),
  MALFORMED: (problem, { day }) => ({
    says: problem.field && fields[problem.field] ? `“${day ?? ''}” is no calendar day.` : `What was sent could not be read: ${problem.detail}.`,
    wayOut: 'Correct what is written and try again.',
  }),
  CONSENT_DIFFERS: (problem, { version, day }) => ({
    says: `Consent ${version ?? ''} is recorded on ${said(dayIn(problem))} already; ${said(day)} differs from it.`.replace('  ', ' '),
    wayOut: 'If another version of the form was signed, record it under its own version.',
  }),
  UNKNOWN_CONSENT: (_, { version }) => ({
    says: `Consent ${version ?? ''} was never given.`.replace('  ', ' '),
    wayOut: 'Withdraw a version that was given.',
  }),
  WITHDRAWAL_BEFORE_CONSENT: (problem, { version, day }) => ({
    says: `Consent ${version ?? ''} was signed on ${said(dayIn(problem))}; a withdrawal on ${said(day)} is before it.`.replace('  ', ' '),
    wayOut: 'Correct the date of withdrawal.',
  }),
  WITHDRAWN_ONCE: (_, { version }) => ({
    says: `Consent ${version ?? ''} was withdrawn before, with another date, extent or reason.`.replace('  ', ' '),
    wayOut: 'The first withdrawal stands; reload the page to see it.',
  }),
  CONSENT_WITHDRAWN: (_, { subject }) => {
    const last = subject?.consents.filter((consent) => consent.withdrawal).at(-1);
    return subject && standing(subject).length === 0 && last?.withdrawal
      ? {
          says: `No consent stands: consent ${last.version} was withdrawn on ${said(last.withdrawal.withdrawnOn)}.`,
          wayOut: 'Nothing further may be recorded unless the subject consents again; then record that consent first.',
        }
      : { says: 'No consent of this subject stands.', wayOut: 'Record the signed consent first.' };
  },
  CONSENT_BEFORE_SCREENING: (problem, { subject, day }) => {
    const first = firstConsent(subject);
    const signed = dayIn(problem) ?? first?.consentedOn ?? null;
    if (!signed) {
      return { says: 'No consent is recorded, and nothing may be done for the study before consent.', wayOut: 'Record the signed consent first.' };
    }
    const version = first && first.consentedOn === signed ? `Consent ${first.version}` : 'Consent';
    return {
      says: `${version} was signed on ${said(signed)}; screening on ${said(day)} is before it.`,
      wayOut: 'Correct the screening date or record the earlier consent.',
    };
  },
  SCREENED_ONCE: once('Screening'),
  SCREENING_BEFORE_ELIGIBILITY: after('the attestation', 'Screening', (subject) => subject.screenedOn),
  CRITERIA_UNANSWERED: (problem) => ({
    says: `Not every criterion is answered${listIn(problem) ? `: ${listIn(problem)}` : ''}.`,
    wayOut: 'Answer each criterion; an attestation is about all of them.',
  }),
  UNKNOWN_CRITERION: () => ({
    says: 'One of the criteria is not in this version of the protocol.',
    wayOut: 'The protocol has changed since this page was opened: reload it and answer again.',
  }),
  CRITERION_ANSWERED_TWICE: (problem) => ({ says: `A criterion was answered twice: ${problem.detail}.`, wayOut: 'Reload the page and answer again.' }),
  FAILURE_REASON_NEEDED: (problem) => ({
    says: `Criteria are not fulfilled${listIn(problem) ? ` (${listIn(problem)})` : ''}, and the reason is missing.`,
    wayOut: 'Say in a sentence why screening failed.',
  }),
  FAILURE_REASON_UNEXPECTED: () => ({
    says: 'Every criterion is fulfilled, so there is no failure to explain.',
    wayOut: 'Remove the reason, or put what you want to say into the note.',
  }),
  ATTESTED_ONCE: (problem, { subject }) => ({
    says: `Eligibility was attested on ${said(dayIn(problem) ?? subject?.eligibility?.attestedOn)} with other answers.`,
    wayOut: 'The first attestation stands; reload the page to see it.',
  }),
  ELIGIBILITY_BEFORE_ENROLLMENT: after('enrollment', 'Eligibility', (subject) => subject.eligibility?.attestedOn),
  ENROLLED_ONCE: once('Enrollment'),
  ENROLLMENT_BEFORE_RANDOMIZATION: after('randomization', 'Enrollment', (subject) => subject.enrolledOn),
  RANDOMIZED_ONCE: once('Randomization'),
  NOTHING_TO_ALLOCATE: () => ({
    says: 'The protocol has no arms, so there is nothing to randomize to.',
    wayOut: 'This study goes on without randomization.',
  }),
  LIST_NOT_READABLE: () => ({
    says: 'The allocation list cannot be opened, so nobody can be allocated: an arm is never guessed.',
    wayOut: 'Tell the study administrator; the subject’s place is not lost.',
  }),
  CONSENT_BEFORE_DISCONTINUATION: (problem, { day }) => ({
    says: `Consent was signed on ${said(dayIn(problem))}; leaving the study on ${said(day)} is before it.`,
    wayOut: 'Correct the date of discontinuation.',
  }),
  DISCONTINUED_ONCE: (problem) => ({
    says: `A discontinuation ${dayIn(problem) ? `on ${said(dayIn(problem))} ` : ''}is recorded already.`,
    wayOut: 'The first one stands; reload the page to see it.',
  }),
  SUBJECT_LEFT: (problem, { subject }) => {
    const left = subject?.discontinuations.find((it) => it.scope === 'STUDY');
    if (/screening failed/.test(problem.detail) || subject?.eligibility?.eligible === false) {
      const on = subject?.eligibility?.attestedOn;
      return {
        says: `This subject failed screening${on ? ` on ${said(on)}` : ''}; nothing further is recorded.`,
        wayOut: 'To screen the person again, register them under a new number.',
      };
    }
    if (/treatment/.test(problem.detail)) {
      return { says: 'This subject has discontinued treatment, so it cannot be randomized.', wayOut: 'Nothing is left to do here.' };
    }
    return {
      says: `This subject left the study${left ? ` on ${said(left.discontinuedOn)}` : ''}; nothing further is recorded here.`,
      wayOut: 'If that is wrong, tell the data manager.',
    };
  },
  REASON_REQUIRED: () => ({
    says: 'An identity is kept already and would be changed.',
    wayOut: 'Say in a sentence why it changes.',
  }),
  NO_IDENTITY: () => ({ says: 'No identity is kept for this subject.', wayOut: 'Record it first, if the protocol allows.' }),
  IDENTITY_ERASED: () => ({ says: 'The identity of this subject was erased for good.', wayOut: 'Nothing brings it back; the subject’s data stay under its number.' }),
  DISCLOSURE_ENDED: () => ({ says: 'This disclosure has ended: it lasts five minutes.', wayOut: 'Reveal the identity again, with its purpose.' }),
  STALE_VERSION: () => ({
    says: 'Someone else recorded something about this subject in between.',
    wayOut: 'Reload the page to see it, then try again.',
  }),
  CONCURRENT_CHANGE: () => ({
    says: 'Someone else was recording at the same moment.',
    wayOut: 'Try again; nothing was recorded twice.',
  }),
  NOT_AUTHORIZED: (_, { subject, site }) => ({
    says: `Your role does not allow this${subject || site ? ` at site ${subject?.site ?? site}` : ''}.`,
    wayOut: 'The line under each step says who may do it; the study administrator gives roles.',
  }),
};

/** The refusal in words. A rule nobody wrote a sentence for is shown with the server's own detail and its code. */
export function refusalOf(problem: Problem, attempt: Attempt = {}): Refusal {
  const words = writers[problem.rule]?.(problem, attempt) ?? { says: problem.detail || problem.title || 'This was refused.', wayOut: unknownWayOut(problem) };
  return { ...words, rule: problem.rule, correlationId: problem.correlationId };
}

function unknownWayOut(problem: Problem): string {
  if (problem.rule === 'OFFLINE') return 'Check the network, then try again; what you typed is still here.';
  if (problem.status >= 500) return 'Try again in a moment; what you typed is still here.';
  return `The rule is ${problem.rule}.`;
}
