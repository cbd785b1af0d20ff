import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * A value kept in the address (`?query=Q1`), so that what is shown can be shared: `[shown, show]`; `show(null)` removes it.
 * For filters use `replace`, for drawers the default (Back closes them).
 */
export function useShown(name: string, options: { replace?: boolean } = {}): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const replace = options.replace ?? false;
  const show = useCallback(
    (value: string | null) =>
      setParams(
        (former) => {
          const next = new URLSearchParams(former);
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [name, replace, setParams],
  );
  const value = params.get(name);
  return useMemo(() => [value, show], [value, show]);
}

/**
 * Removes several values from the address at once. Setters of `useShown` called after each other cannot: each starts from the
 * address of the last rendering, so the last call would bring back what the others removed.
 */
export function useClear(...names: string[]): () => void {
  const [, setParams] = useSearchParams();
  return () =>
    setParams(
      (former) => {
        const next = new URLSearchParams(former);
        names.forEach((name) => next.delete(name));
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
}
