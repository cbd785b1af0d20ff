import { describe, expect, it } from 'vitest';
import type { Criterion } from '@/api/types';
import { criterionName, evaluate, plainText } from './eligibility';

const criterion = (id: string, inclusion: boolean): Criterion => ({
  id,
  identifier: id.slice(2),
  inclusion,
  label: '',
  text: `text of ${id}`,
});
const criteria = [criterion('IN01', true), criterion('IN02', true), criterion('EX01', false)];

describe('eligibility', () => {
  it('is open while a criterion is unanswered, and says at once what fails', () => {
    const result = evaluate(criteria, { IN02: false });
    expect(result.outcome).toBe('OPEN');
    expect(result.unanswered.map((it) => it.id)).toEqual(['IN01', 'EX01']);
    expect(result.failing.map((it) => it.id)).toEqual(['IN02']);
  });

  it('wants inclusion criteria true and exclusion criteria false', () => {
    expect(evaluate(criteria, { IN01: true, IN02: true, EX01: false }).outcome).toBe('ELIGIBLE');
  });

  it('names an exclusion criterion that applies, in the order of the protocol', () => {
    const result = evaluate(criteria, { EX01: true, IN02: false, IN01: true });
    expect(result.outcome).toBe('NOT_ELIGIBLE');
    expect(result.failing.map(criterionName)).toEqual(['Inclusion 02', 'Exclusion 01']);
  });

  it('shows a criterion written as HTML as text', () => {
    expect(plainText('<p>Systolic &gt; 160 mmHg</p><ul><li>or more</li></ul>')).toBe('Systolic > 160 mmHg or more');
    expect(plainText('<img src=x onerror=alert(1)>none')).toBe('none');
  });
});
