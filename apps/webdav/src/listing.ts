import type { DavContext } from './context.js';
import type { VirtualFolder } from './location.js';
import type { Entry } from './properties/live.js';
import { Quotas } from './properties/quota.js';

/** A node and how the listing that it is in calls it. */
export interface Item {
  readonly href: string;
  readonly name: string;
  readonly entry: Entry;
}

/** What entries come with beside the node. */
export interface ListingNeeds {
  /** Dead properties and locks. */
  readonly details: boolean;
  /** The owner's quota, with folders. */
  readonly quota: boolean;
}

/** What a PROPFIND or a folder page shows: a node and what is in it. */
interface Listing {
  self(): Promise<Item>;
  /** In pages, as the core gives them. @throws not_a_folder */
  children(): AsyncIterable<readonly Item[]>;
}

/** Opens the listing of what the request is about. */
export function openListing(context: DavContext, needs: ListingNeeds): Listing {
  const { virtualFolder } = context.location;
  const listing = virtualFolder
    ? virtualListing(context, virtualFolder, needs.details)
    : treeListing(context, needs.details);
  return needs.quota ? withQuotas(listing, new Quotas(context)) : listing;
}

function treeListing(context: DavContext, details: boolean): Listing {
  const { files, principal, path, drive } = context;
  const itemOf = (entry: Entry): Item => ({
    href: drive.hrefOf(entry.node.path, entry.node.kind),
    name: entry.node.name,
    entry,
  });
  return {
    self: async () => itemOf(await describe(context, path, details)),
    async *children() {
      const pages = files.list(principal, { path }, { details });
      for await (const entries of pages) yield entries.map(itemOf);
    },
  };
}

function virtualListing(context: DavContext, folder: VirtualFolder, details: boolean): Listing {
  const { files, principal, drive } = context;
  return {
    async self() {
      const node = await files.stat(principal, { path: '/' });
      return { href: folder.href, name: '', entry: { node, properties: [], locks: [] } };
    },
    async *children() {
      for (const { name, path } of folder.children) {
        const entry = await describe(context, path, details);
        yield [{ href: drive.hrefOf(path, entry.node.kind), name, entry }];
      }
    },
  };
}

function withQuotas(listing: Listing, quotas: Quotas): Listing {
  const withQuota = async (item: Item): Promise<Item> => ({
    ...item,
    entry: { ...item.entry, quota: await quotas.of(item.entry.node) },
  });
  return {
    self: async () => withQuota(await listing.self()),
    async *children() {
      for await (const items of listing.children()) yield Promise.all(items.map(withQuota));
    },
  };
}

async function describe({ files, principal }: DavContext, path: string, details: boolean): Promise<Entry> {
  if (details) return files.describe(principal, { path });
  return { node: await files.stat(principal, { path }), properties: [], locks: [] };
}
