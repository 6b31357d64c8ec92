import { isUuid, type TokenId } from '../shared/ids.js';
import type { TokenPosition } from '../tokens/index.js';
import { invalidCursor } from './paging.js';

/** Tokens are listed newest first: a page goes on after an instant of creation and, among equals, an id. */
export function formatPosition({ createdAt, id }: TokenPosition): string {
  return `${createdAt.getTime()}.${id}`;
}

/** @throws invalid */
export function parsePosition(cursor: string | undefined): TokenPosition | undefined {
  if (cursor === undefined) return undefined;
  const [, milliseconds, id] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (!milliseconds || !id || !isUuid(id)) throw invalidCursor();
  return { createdAt: new Date(Number(milliseconds)), id: id as TokenId };
}
