import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';

export const recycleBinKey = ['recycle-bin'];

export const recycleBinQuery = infiniteQueryOptions({
  queryKey: [...recycleBinKey, 'items'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor }) =>
    ask(
      api.GET('/api/v1/recycle-bin', {
        params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
});

/** For how many days what is deleted can be restored; 0: not at all. */
export const keptDaysQuery = queryOptions({
  queryKey: [...recycleBinKey, 'days'],
  queryFn: async () => {
    const { keptDays } = await ask(api.GET('/api/v1/recycle-bin', { params: { query: { limit: 1 } } }));
    return keptDays;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
