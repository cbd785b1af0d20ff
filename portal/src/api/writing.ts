import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from './client';
import { keys } from './keys';
import type { Problem } from './Problem';

/**
 * One act of a person that records something. After it everything of the study is read again. The same act tried again (same
 * variables, after an error) carries the same idempotency key; a new act gets a new one. `done: 'ACKNOWLEDGED'`: the act is over
 * with the server's answer; else it is over once what is shown was read again.
 */
export function useAct<Variables, Result>(
  study: string,
  send: (variables: Variables, idempotencyKey: string) => Promise<Result>,
  done: 'ACKNOWLEDGED' | 'READ_AGAIN' = 'READ_AGAIN',
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
      const read = client.invalidateQueries({ queryKey: keys.study(study) });
      if (done === 'READ_AGAIN') await read;
    },
  });
}
