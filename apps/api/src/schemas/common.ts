import type { NodeId, Page, TokenId } from '@patio/pat-core';
import { z } from 'zod';
import { named } from './named.js';

/** A UUID of any version, as the core takes them. */
const uuid = z.guid('Not a UUID');

export const nodeId = uuid.describe(
  'UUID of a file or folder; kept when it is renamed or moved',
) as unknown as z.ZodType<NodeId, NodeId>;
export const tokenId = uuid.describe('UUID of a token, not its secret') as unknown as z.ZodType<
  TokenId,
  TokenId
>;
export const login = z.string().min(1).max(100).describe('Name of a user');
export const permission = z.enum(['r', 'w', 'rw']).describe('Read, write, or both');
export const door = z.enum(['rest', 'webdav', 'sftp', 'cli']);
export const instant = z.iso.datetime().describe('RFC 3339, in UTC');
/** An instant as callers may write it. */
export const givenInstant = z.iso.datetime({ offset: true }).describe('RFC 3339, with Z or an offset');

export const pageQuery = z.object({
  cursor: z
    .string()
    .min(1)
    .max(4096)
    .exactOptional()
    .describe('`next` of the page before; absent for the first page'),
  limit: z.coerce
    .number<string>('Not a number')
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .describe('Items on a page'),
});

export const nextCursor = z.string().nullable().describe('`cursor` of the next page; null at the end');

/** One page of a list and how to get the next. */
export function pageOf<Item extends z.ZodType>(id: string, item: Item) {
  return named(
    id,
    z.object({
      items: z.array(item),
      next: nextCursor,
    }),
  );
}

/** The JSON of a page of the core, item by item. */
export function pageJson<Item, Json>({ items, next }: Page<Item>, itemJson: (item: Item) => Json) {
  return { items: items.map(itemJson), next: next ?? null };
}

/** RFC 3339 in UTC; null for "not at all". */
export function instantJson(instant: Date | undefined): string | null {
  return instant?.toISOString() ?? null;
}
