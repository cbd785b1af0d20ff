import { describe, expect, it } from 'vitest';
import { Problem } from '@/api/Problem';
import { setupRefusal, setupWriters } from './refusals';

const refused = (rule: string, detail = 'bare detail') => new Problem(409, { rule, detail, correlationId: 'c-1' });

describe('refusals of the set-up', () => {
  it.each(Object.keys(setupWriters))('%s speaks in whole sentences', (rule) => {
    const { says, wayOut } = setupRefusal(refused(rule));
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(wayOut).toMatch(/^[A-Z].*\.$/);
  });

  it('takes the day out of the detail', () => {
    expect(setupRefusal(refused('ACTIVATED_ONCE', 'activated on 2026-05-06')).says).toBe('The site was activated on 6 May 2026 already.');
  });

  it('leaves what it does not know to the general words', () => {
    expect(setupRefusal(refused('UNKNOWN_SITE'), { site: '109' }).says).toBe('There is no site 109 in this study.');
    expect(setupRefusal(refused('MOON_TOO_FULL')).wayOut).toContain('MOON_TOO_FULL');
  });
});
