import { createHash } from 'node:crypto';
import type { AuditEntry } from '../types.js';

/** What the first day of a chain follows. */
export const origin: Buffer = Buffer.alloc(32);

/** The hash that seals an entry: SHA-256 over the hash before it (32 bytes) and the UTF-8 of {@link canonicalText}. */
export function sealOf(previous: Uint8Array, entry: AuditEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalText(entry)).digest();
}

/** An entry as one text, the same wherever and whenever it is made: a JSON array, object keys in order, nothing between. */
export function canonicalText(entry: AuditEntry): string {
  const { id, at, userId, login, tokenId, door, address, operation, nodeId, path, result, detail } = entry;
  const columns = [
    ...[id, at.toISOString(), userId, login, tokenId, door, address, operation, nodeId, path, result, detail],
  ];
  return JSON.stringify(
    columns.map((value) => value ?? null),
    inOrder,
  );
}

/** A replacer of `JSON.stringify` that sorts the keys of objects by their UTF-16 code units (as RFC 8785 §3.2.3 does). */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
