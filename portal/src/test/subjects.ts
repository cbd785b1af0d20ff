import type { Subject } from '@/api/types';
import { STUDY } from './render';

/** A registered subject; `more` says what else is known of it. */
export const aSubject = (more: Partial<Subject> = {}): Subject => ({
  study: STUDY,
  subject: '101-007',
  site: '101',
  status: 'REGISTERED',
  nextStep: 'CONSENT',
  consents: [],
  screenedOn: null,
  eligibility: null,
  enrolledOn: null,
  randomizedOn: null,
  discontinuations: [],
  deathReportedOn: null,
  identity: { kept: false, mayReveal: false, disclosures: 0 },
  ...more,
});
