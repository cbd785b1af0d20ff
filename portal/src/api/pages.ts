import type { InfiniteData } from '@tanstack/react-query';
import type { Pages } from './reading';

/** All rows of the pages read so far. */
export const rowsOf = <Page, Row>(data: InfiniteData<Page> | undefined, rows: (page: Page) => Row[]): Row[] =>
  data?.pages.flatMap(rows) ?? [];

/** For DataTable's `more`. */
export const moreOf = <Page>(query: Pages<Page>) => ({
  hasMore: query.hasNextPage,
  loading: query.isFetchingNextPage,
  failed: query.isFetchNextPageError,
  load: () => void query.fetchNextPage(),
});
