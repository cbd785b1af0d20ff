import type { NextStep, Subject } from '@/api/types';
import type { Act } from '@/frame/roles';
import { formatDay } from '@/pieces/dates';

export type StepId = 'REGISTRATION' | NextStep;
/** `stopped`: never to come, because the subject left the way before it. */
export type StepState = 'done' | 'now' | 'later' | 'stopped' | 'failed';

export type Step = {
  id: StepId;
  title: string;
  state: StepState;
  /** What is recorded: "2.0 on 12 Mar 2026". */
  recorded: string | null;
  /** Who may do it, in a sentence. */
  who: string;
  act: Act;
};

type Known = { id: StepId; title: string; who: string; act: Act; recorded: (subject: Subject) => string | null };

const onDay = (day: string | null) => (day ? formatDay(day) : null);

const known: Known[] = [
  {
    id: 'REGISTRATION',
    title: 'Registration',
    who: 'A coordinator or investigator registers the subject at their site',
    act: 'REGISTER_SUBJECT',
    recorded: (subject) => `${subject.subject}, site ${subject.site}`,
  },
  {
    id: 'CONSENT',
    title: 'Consent',
    who: 'A coordinator or investigator records the signed consent',
    act: 'RECORD_CONSENT',
    recorded: (subject) => subject.consents.map((consent) => `Version ${consent.version}, ${formatDay(consent.consentedOn)}`).join(' · ') || null,
  },
  {
    id: 'SCREENING',
    title: 'Screening',
    who: 'A coordinator or investigator records when screening began',
    act: 'ENROLL',
    recorded: (subject) => onDay(subject.screenedOn),
  },
  {
    id: 'ELIGIBILITY',
    title: 'Eligibility',
    who: 'An investigator attests eligibility, in person',
    act: 'ATTEST_ELIGIBILITY',
    recorded: (subject) =>
      subject.eligibility ? `${subject.eligibility.eligible ? 'Eligible' : 'Not eligible'}, ${formatDay(subject.eligibility.attestedOn)}` : null,
  },
  {
    id: 'ENROLLMENT',
    title: 'Enrollment',
    who: 'A coordinator or investigator enrolls the subject',
    act: 'ENROLL',
    recorded: (subject) => onDay(subject.enrolledOn),
  },
  {
    id: 'RANDOMIZATION',
    title: 'Randomization',
    who: 'An investigator randomizes the subject, in person',
    act: 'RANDOMIZE',
    recorded: (subject) => onDay(subject.randomizedOn),
  },
];

/** The way into the study as far as it went. Without a subject: at its beginning. */
export function stepsOf(subject: Subject | null): Step[] {
  const next: StepId | null = subject ? (subject.nextStep ?? null) : 'REGISTRATION';
  return known.map(({ recorded, ...step }) => {
    const text = subject ? recorded(subject) : null;
    return { ...step, recorded: text, state: stateOf(step.id, text, next, subject) };
  });
}

function stateOf(id: StepId, recorded: string | null, next: StepId | null, subject: Subject | null): StepState {
  if (id === 'ELIGIBILITY' && subject?.eligibility?.eligible === false) return 'failed';
  if (recorded !== null && id !== next) return 'done';
  if (id === next) return 'now';
  return next === null ? 'stopped' : 'later';
}
