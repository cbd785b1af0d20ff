import { describe, expect, it } from 'vitest';
import { Problem } from '@/api/Problem';
import { aSubject } from '@/test/subjects';
import { refusalOf, writers } from './refusals';

const refused = (rule: string, detail = '', field?: string, status = 409) =>
  new Problem(status, { rule, detail, field, correlationId: 'c-1' });

const subject = aSubject({ status: 'CONSENTED', consents: [{ version: '2.0', consentedOn: '2026-03-14', withdrawal: null }], nextStep: null });

describe('refusals', () => {
  it('names the consent, both days and the way out', () => {
    const refusal = refusalOf(refused('CONSENT_BEFORE_SCREENING', 'consented on 2026-03-14', 'screenedOn'), {
      subject,
      day: '2026-03-12',
    });
    expect(refusal.says).toBe('Consent 2.0 was signed on 14 Mar 2026; screening on 12 Mar 2026 is before it.');
    expect(refusal.wayOut).toBe('Correct the screening date or record the earlier consent.');
    expect(refusal.rule).toBe('CONSENT_BEFORE_SCREENING');
  });

  it('tells a missing consent from a late one', () => {
    const refusal = refusalOf(refused('CONSENT_BEFORE_SCREENING', 'no consent was given'), { subject: { ...subject, consents: [] }, day: '2026-03-12' });
    expect(refusal.says).toContain('No consent is recorded');
  });

  it('says today at the site for a day in the future', () => {
    const refusal = refusalOf(refused('DATE_IN_FUTURE', 'today is 2026-11-22 at the site', 'enrolledOn'), { day: '2026-11-23' });
    expect(refusal.says).toBe('The day of enrollment (23 Nov 2026) is in the future: today is 22 Nov 2026 at the site.');
  });

  it('says which step is missing, or which day it was on', () => {
    expect(refusalOf(refused('ENROLLMENT_BEFORE_RANDOMIZATION', 'the step before: null'), { subject }).says).toBe(
      'Enrollment is not recorded yet, and randomization builds on it.',
    );
    expect(refusalOf(refused('ENROLLMENT_BEFORE_RANDOMIZATION', 'the step before: 2026-04-02'), { subject, day: '2026-04-01' }).says).toBe(
      'Enrollment is recorded on 2 Apr 2026; randomization on 1 Apr 2026 is before it.',
    );
  });

  it('lists the criteria the server misses', () => {
    expect(refusalOf(refused('CRITERIA_UNANSWERED', 'not answered: [IN02, EX03]')).says).toBe('Not every criterion is answered: IN02, EX03.');
  });

  it('tells a screening failure from leaving the study', () => {
    expect(refusalOf(refused('SUBJECT_LEFT', 'screening failed'), { subject }).says).toContain('failed screening');
    expect(refusalOf(refused('SUBJECT_LEFT', 'the study was discontinued'), { subject }).says).toContain('left the study');
  });

  it('gives a rule without a sentence its own detail and its code', () => {
    const refusal = refusalOf(refused('MOON_TOO_FULL', 'the moon is at 98 %'));
    expect(refusal.says).toBe('the moon is at 98 %');
    expect(refusal.wayOut).toContain('MOON_TOO_FULL');
    expect(refusal.correlationId).toBe('c-1');
  });

  it.each(Object.keys(writers))('%s speaks in whole sentences even when nothing is known', (rule) => {
    const refusal = refusalOf(refused(rule, 'bare detail'));
    expect(refusal.says).toMatch(/^[A-Z“].*[^ ]$/s);
    expect(refusal.says).not.toMatch(/undefined|null| {2}/);
    expect(refusal.wayOut).toMatch(/^[A-Z].*\.$/);
  });
});
