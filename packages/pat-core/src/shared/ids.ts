import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type NodeId = Branded<string, 'NodeId'>;
export type UserId = Branded<string, 'UserId'>;
export type TokenId = Branded<string, 'TokenId'>;
export type UploadId = Branded<string, 'UploadId'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` has the shape of a UUID (RFC 9562 §4), in any letter case. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export function newId<Id extends string>(): Id {
  return randomUUID() as Id;
}
