import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, api, ask } from './client.js';

const sessionKey = ['session'];

/** What is known of the server's answers; one that says that nobody is signed in any more leads back to signing in. */
export function createQueries(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) {
      void client.invalidateQueries({ queryKey: sessionKey });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status !== 0),
      },
    },
  });
  return client;
}

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: () => ask(api.GET('/auth/session')),
  staleTime: 60_000,
});

export const connectQuery = queryOptions({
  queryKey: ['connect'],
  queryFn: () => ask(api.GET('/api/v1/connect')),
  staleTime: 600_000,
});

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => ask(api.GET('/api/v1/policy')),
});

/** A file or folder by its UUID: also for the words of scopes, so it is kept for a while. */
export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ['node', id],
    queryFn: () => ask(api.GET('/api/v1/nodes/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
    retry: false,
  });

export const nodeByPathQuery = (path: string) =>
  queryOptions({
    queryKey: ['node-at', path],
    queryFn: () => ask(api.GET('/api/v1/nodes', { params: { query: { path } } })),
  });
