import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Node, type WorkspacePage } from '../api/client.js';

/** What one sees in a folder; in `/`, the workspaces. */
export interface Listed extends Pick<Node, 'name' | 'path' | 'kind' | 'sizeBytes' | 'permissions' | 'owner'> {
  readonly id: string;
  readonly modifiedAt: string | null;
}

interface Page {
  readonly items: readonly Listed[];
  readonly next: string | null;
}

interface FolderPage extends Page {
  /** undefined: the list of workspaces. */
  readonly id: string | undefined;
}

export const folderKey = ['folder'];

const pageSize = 1000;

export const folderQuery = (path: string) =>
  infiniteQueryOptions({
    queryKey: [...folderKey, path],
    initialPageParam: undefined as FolderPage | undefined,
    queryFn: ({ pageParam }) => (path === '/' ? workspaces(pageParam) : children(path, pageParam)),
    getNextPageParam: (page: FolderPage) => (page.next === null ? undefined : page),
  });

async function workspaces(before: FolderPage | undefined): Promise<FolderPage> {
  const { items, next } = await ask(api.GET('/api/v1/workspaces', { params: { query: after(before) } }));
  return {
    id: undefined,
    items: items.map(({ id, name, path, owner }) => ({
      ...{ id, name, path, owner, kind: 'folder', sizeBytes: 0, modifiedAt: null },
      permissions: { read: true, write: false },
    })),
    next,
  };
}

async function children(path: string, before: FolderPage | undefined): Promise<FolderPage> {
  const id = before?.id ?? (await ask(api.GET('/api/v1/nodes', { params: { query: { path } } }))).id;
  if (id === null) return { id: undefined, items: [], next: null };
  const params = { path: { id }, query: after(before) };
  return { id, ...listedPage(await ask(api.GET('/api/v1/nodes/{id}/children', { params }))) };
}

function after(before: Page | undefined) {
  return { limit: pageSize, ...(before?.next && { cursor: before.next }) };
}

/** Everywhere below a folder. */
export const searchQuery = (path: string, name: string) =>
  infiniteQueryOptions({
    queryKey: [...folderKey, 'search', path, name],
    initialPageParam: undefined as string | undefined,
    async queryFn({ pageParam: cursor, signal }) {
      const query = { path, name, limit: 100, ...(cursor !== undefined && { cursor }) };
      const page = await ask(api.GET('/api/v1/search', { params: { query }, signal }));
      return { ...listedPage(page), complete: page.complete };
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** What others share with who is signed in. */
export const sharedQuery = infiniteQueryOptions({
  queryKey: [...folderKey, 'shared'],
  initialPageParam: undefined as string | undefined,
  async queryFn({ pageParam: cursor }) {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    return listedPage(await ask(api.GET('/api/v1/shared', { params: { query } })));
  },
  getNextPageParam: ({ next }) => next ?? undefined,
});

/** Only `/` has no UUID, and it is in no list. */
function listedPage({ items, next }: { items: readonly Node[]; next: string | null }): Page {
  return { items: items.flatMap((node) => (node.id === null ? [] : [{ ...node, id: node.id }])), next };
}

/** The space that the files of a folder's owner take; for `/`, one's own. */
export const quotaQuery = (path: string) =>
  queryOptions({
    queryKey: [...folderKey, 'quota', path],
    queryFn: () => ask(api.GET('/api/v1/quota', { params: { query: { path } } })),
  });

/** A workspace of this name among those that one may know of; null: there is none. */
export const workspaceQuery = (name: string) =>
  queryOptions({
    queryKey: ['workspace', name],
    async queryFn() {
      let cursor: string | null = null;
      do {
        const query = { limit: 1000, ...(cursor !== null && { cursor }) };
        const page: WorkspacePage = await ask(api.GET('/api/v1/workspaces', { params: { query } }));
        const found = page.items.find((workspace) => workspace.name === name);
        if (found) return found;
        cursor = page.next;
      } while (cursor !== null);
      return null;
    },
  });
