import { describe, expect, it } from 'vitest';
import type { Subject } from '@/api/types';
import { aSubject } from '@/test/subjects';
import { stepsOf } from './steps';

const states = (of: Subject | null) => stepsOf(of).map((step) => step.state);

describe('steps into the study', () => {
  it('begin with the registration', () => {
    expect(states(null)).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
  });

  it('show what is recorded, and the step the server names next', () => {
    const screened = aSubject({ consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: null }], screenedOn: '2026-03-14', nextStep: 'ELIGIBILITY' });
    expect(states(screened)).toEqual(['done', 'done', 'done', 'now', 'later', 'later']);
    expect(stepsOf(screened)[1]?.recorded).toBe('Version 2.0, 12 Mar 2026');
    expect(stepsOf(screened)[3]?.who).toBe('An investigator attests eligibility, in person');
  });

  it('end at a screening failure', () => {
    const failed = aSubject({
      consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: null }],
      screenedOn: '2026-03-14',
      eligibility: { attestedOn: '2026-03-20', protocolVersion: '1.0', eligible: false, failedCriteria: ['EX01'], failureReason: 'r', note: null },
      nextStep: null,
    });
    expect(states(failed)).toEqual(['done', 'done', 'done', 'failed', 'stopped', 'stopped']);
  });

  it('are a new consent after the last one was withdrawn', () => {
    const withdrawn = aSubject({
      consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: { withdrawnOn: '2026-03-13', scope: 'DATA_COLLECTION', reason: null } }],
      nextStep: 'CONSENT',
    });
    expect(states(withdrawn)[1]).toBe('now');
  });
});
