import {
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useAsOf } from './asOf';
import { get, type Filter } from './client';
import { keys } from './keys';
import type { Problem } from './Problem';

/** The client itself retries what is temporary; asking again after a refusal would change nothing. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** A former answer may stand in while a filter changes, never for another resource or another moment. */
const isSameList = (former: readonly unknown[] | undefined, asOf: string | null, resource: string) =>
  former?.[2] === asOf && former[4] === resource;

export type ReadOptions = {
  enabled?: boolean;
  refetchInterval?: number;
  /** `false`: of the present, whatever the as-of clock says; for what tells of a log itself. */
  asOf?: false;
};

/** One GET of a study, kept under `[study, asOf, what, filter]`. While the filter changes the former answer stays visible. */
export function useRead<T>(
  study: string,
  what: string,
  resource: string,
  filter: Filter = {},
  { asOf: past, ...options }: ReadOptions = {},
): UseQueryResult<T, Problem> {
  const clock = useAsOf();
  const asOf = past === false ? null : clock;
  return useQuery<T, Problem>({
    queryKey: keys.of(study, asOf, what, resource, filter),
    queryFn: ({ signal }) => get<T>(resource, { filter, signal, asOf: past ?? true }),
    placeholderData: (former, query) => (isSameList(query?.queryKey, asOf, resource) ? former : undefined),
    ...options,
  });
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<T>, Problem>;

/** A list by cursor: `data.pages`, `fetchNextPage`, `hasNextPage`. */
export function useReadPages<T extends { next: string | null; more?: boolean }>(
  study: string,
  what: string,
  resource: string,
  filter: Filter = {},
  { asOf: past, ...options }: ReadOptions = {},
): Pages<T> {
  const clock = useAsOf();
  const asOf = past === false ? null : clock;
  return useInfiniteQuery<T, Problem, InfiniteData<T>, readonly unknown[], string | null>({
    queryKey: keys.of(study, asOf, what, resource, filter),
    queryFn: ({ signal, pageParam }) => get<T>(resource, { filter: { ...filter, after: pageParam }, signal, asOf: past ?? true }),
    initialPageParam: null,
    getNextPageParam: (last) => (last.more === false ? undefined : (last.next ?? undefined)),
    placeholderData: (former, query) => (isSameList(query?.queryKey, asOf, resource) ? former : undefined),
    ...options,
  });
}
