import { useState } from 'react';
import type { Problem } from '@/api/Problem';
import type { Refusal } from './refusals';

/**
 * The refusal in words as it was when it came: what is typed afterwards neither rewrites it nor makes it ask for the focus again.
 */
export function useRefusal(problem: Problem | null, say: (problem: Problem) => Refusal): Refusal | null {
  const [kept, setKept] = useState<{ problem: Problem; refusal: Refusal } | null>(null);
  if (problem && kept?.problem !== problem) {
    const refusal = say(problem);
    setKept({ problem, refusal });
    return refusal;
  }
  return problem ? (kept?.refusal ?? null) : null;
}
