/** Query keys: `[study, asOf, what, …]`. Everything of a study is made stale by its first element. */
export const keys = {
  me: ['me'] as const,
  studies: (asOf: string | null) => ['studies', asOf] as const,
  study: (study: string) => ['study', study] as const,
  of: (study: string, asOf: string | null, what: string, ...rest: unknown[]) => ['study', study, asOf, what, ...rest] as const,
};
