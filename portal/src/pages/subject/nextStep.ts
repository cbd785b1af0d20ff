import type { NextStep, Subject } from '@/api/types';

const steps: Record<NextStep, string> = {
  CONSENT: 'Record consent',
  SCREENING: 'Record screening',
  ELIGIBILITY: 'Attest eligibility',
  ENROLLMENT: 'Enroll subject',
  RANDOMIZATION: 'Randomize subject',
};

/** The act that comes next on the way into the study, as a button says it; null if there is none. */
export const nextStepText = (subject: Subject): string | null => (subject.nextStep ? steps[subject.nextStep] : null);
