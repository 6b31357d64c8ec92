import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';

/** Tokens of the caller, or, for administrators, of a user, newest first. */
export const tokensQuery = (login?: string) =>
  infiniteQueryOptions({
    queryKey: ['tokens', login ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      return login === undefined
        ? ask(api.GET('/api/v1/tokens', { params: { query } }))
        : ask(api.GET('/api/v1/users/{login}/tokens', { params: { path: { login }, query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    // "Last used" is to be seen changing.
    refetchInterval: 5_000,
  });
