import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';

/** The grants on a file or folder and on those above it. */
export const grantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['grants', id],
    queryFn: () => ask(api.GET('/api/v1/nodes/{id}/grants', { params: { path: { id } } })),
    retry: false,
  });
