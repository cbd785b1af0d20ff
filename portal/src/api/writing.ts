import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from './client';
import { keys } from './keys';
import type { Problem } from './Problem';

/**
 * One act of a person that records something. After it everything of the study is read again. The same act tried again (same
 * variables, after an error) carries the same idempotency key; a new act gets a new one.
 */
export function useAct<Variables, Result>(
  study: string,
  send: (variables: Variables, idempotencyKey: string) => Promise<Result>,
): UseMutationResult<Result, Problem, Variables> {
  const client = useQueryClient();
  const tried = useRef<{ of: string; key: string } | null>(null);
  return useMutation<Result, Problem, Variables>({
    mutationFn: async (variables) => {
      const of = JSON.stringify(variables) ?? '';
      if (tried.current?.of !== of) tried.current = { of, key: newKey() };
      const result = await send(variables, tried.current.key);
      tried.current = null;
      return result;
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.study(study) });
    },
  });
}
