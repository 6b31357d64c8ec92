import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask, type Node } from '../api/client.js';

/** What one sees in a folder; in `/`, the workspaces. */
export interface Listed extends Pick<Node, 'name' | 'path' | 'kind' | 'sizeBytes' | 'permissions'> {
  readonly id: string | null;
  readonly modifiedAt: string | null;
}

interface Page {
  readonly items: readonly Listed[];
  readonly next: string | null;
}

export const folderKey = ['folder'];

export const folderQuery = (path: string) =>
  infiniteQueryOptions({
    queryKey: [...folderKey, path],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => (path === '/' ? workspaces(pageParam) : children(path, pageParam)),
    getNextPageParam: ({ next }: Page) => next ?? undefined,
  });

async function workspaces(cursor: string | undefined): Promise<Page> {
  const { items, next } = await ask(api.GET('/api/v1/workspaces', { params: { query: pageOf(cursor) } }));
  return {
    items: items.map(({ id, name, path }) => ({
      ...{ id, name, path, kind: 'folder', sizeBytes: 0, modifiedAt: null },
      permissions: { read: true, write: false },
    })),
    next,
  };
}

async function children(path: string, cursor: string | undefined): Promise<Page> {
  const { id } = await ask(api.GET('/api/v1/nodes', { params: { query: { path } } }));
  if (id === null) return { items: [], next: null };
  return ask(api.GET('/api/v1/nodes/{id}/children', { params: { path: { id }, query: pageOf(cursor) } }));
}

function pageOf(cursor: string | undefined) {
  return { limit: 100, ...(cursor !== undefined && { cursor }) };
}
