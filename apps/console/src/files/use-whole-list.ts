import { useEffect, useMemo } from 'react';
import type { Listed } from './queries.js';

/** What of an infinite query the rest of a list is loaded with. */
interface PagedList {
  readonly data?: { readonly pages: readonly { readonly items: readonly Listed[] }[] } | undefined;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  fetchNextPage(): unknown;
}

/** Loaded one after the other without being asked for; what is beyond is loaded by a button. */
const mostLoaded = 20_000;

/** All entries of a list, page after page as they come. */
export function useWholeList(list: PagedList) {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = list;
  const nodes = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const isLoadingMore = hasNextPage && !error && nodes.length < mostLoaded;
  useEffect(() => {
    if (isLoadingMore && !isFetching) void fetchNextPage();
  }, [isLoadingMore, isFetching, fetchNextPage]);
  return { nodes, isWhole: !hasNextPage, isLoadingMore };
}
