import type { ListEntry } from '@patio/pat-core';
import type { DavContext } from './context.js';
import type { VirtualFolder } from './location.js';

/** A node and how the listing that it is in calls it. */
export interface Item {
  readonly href: string;
  readonly name: string;
  readonly entry: ListEntry;
}

/** What a PROPFIND or a folder page shows: a node and what is in it. */
interface Listing {
  self(): Promise<Item>;
  /** In pages, as the core gives them. @throws not_a_folder */
  children(): AsyncIterable<readonly Item[]>;
}

/** Opens the listing of what the request is about. @param withDetails also dead properties and locks */
export function openListing(context: DavContext, withDetails: boolean): Listing {
  const { virtualFolder } = context.location;
  return virtualFolder
    ? virtualListing(context, virtualFolder, withDetails)
    : treeListing(context, withDetails);
}

function treeListing(context: DavContext, withDetails: boolean): Listing {
  const { files, principal, path, drive } = context;
  const itemOf = (entry: ListEntry): Item => ({
    href: drive.hrefOf(entry.node.path, entry.node.kind),
    name: entry.node.name,
    entry,
  });
  return {
    self: async () => itemOf(await describe(context, path, withDetails)),
    async *children() {
      const pages = files.list(principal, { path }, { details: withDetails });
      for await (const entries of pages) yield entries.map(itemOf);
    },
  };
}

function virtualListing(context: DavContext, folder: VirtualFolder, withDetails: boolean): Listing {
  const { files, principal, drive } = context;
  return {
    async self() {
      const node = await files.stat(principal, { path: '/' });
      return { href: folder.href, name: '', entry: { node, properties: [], locks: [] } };
    },
    async *children() {
      for (const { name, path } of folder.children) {
        const entry = await describe(context, path, withDetails);
        yield [{ href: drive.hrefOf(path, entry.node.kind), name, entry }];
      }
    },
  };
}

async function describe(
  { files, principal }: DavContext,
  path: string,
  withDetails: boolean,
): Promise<ListEntry> {
  if (withDetails) return files.describe(principal, { path });
  return { node: await files.stat(principal, { path }), properties: [], locks: [] };
}
