import type { Request } from './request.js';

/** What a request touches, as far as it decides with which others it may run. */
export type Footprint =
  /** Changes nothing. */
  | { readonly kind: 'read' }
  /** Changes nothing but the position of a directory handle. */
  | { readonly kind: 'list'; readonly handle: string }
  /** Changes the bytes from `start` up to, not including, `end` of a file. */
  | { readonly kind: 'write'; readonly file: unknown; readonly start: number; readonly end: number }
  /** May change anything. */
  | { readonly kind: 'alone' };

/** What the owner of a handle knows about it. */
export interface OpenFile {
  /** Compared with `===`: two handles of one file give the same value, so that their writes are kept in order. */
  readonly file: unknown;
  /** Opened with APPEND: offsets mean nothing and the order of writes is all. */
  readonly append: boolean;
}

/** Looks up a handle; undefined when there is none such. */
export type DescribeHandle = (handle: string) => OpenFile | undefined;

const READ: Footprint = { kind: 'read' };
const ALONE: Footprint = { kind: 'alone' };

/** Everything that is not listed here, and every request added later, runs alone until somebody thought about it. */
const READERS: ReadonlySet<Request['type']> = new Set([
  'read',
  'stat',
  'lstat',
  'fstat',
  'realpath',
  'readlink',
  'statvfs',
  'fstatvfs',
  'limits',
  'expand-path',
  'home-directory',
  'users-groups-by-id',
  'check-file-handle',
  'check-file-name',
]);

/** Says what a request touches. Handles must already be open: see `RunningRequests.exclusive`. */
export function footprintOf(request: Request, describeHandle: DescribeHandle): Footprint {
  if (request.type === 'write') {
    const { handle, offset, data } = request;
    const { file, append } = describeHandle(handle) ?? { file: handle, append: false };
    if (append) return { kind: 'write', file, start: 0, end: Number.POSITIVE_INFINITY };
    return { kind: 'write', file, start: offset, end: offset + data.length };
  }
  if (READERS.has(request.type)) return READ;
  if (request.type === 'readdir') return { kind: 'list', handle: request.handle };
  return ALONE;
}
