import type { LockRow } from '../nodes/index.js';

export interface LockRequest {
  readonly shared: boolean;
  /** Covers everything below the node (WebDAV `Depth: infinity`). */
  readonly deep: boolean;
  /** The client's own description of the holder, as XML text; may be empty. */
  readonly ownerXml: string;
  /** How long the client wishes to hold it; the core bounds it. */
  readonly timeoutSeconds: number;
}

/** A lock as callers are told of it, with the node that was locked: the one in question, or a folder above it. */
export interface LockInfo extends LockRow {
  /** Path of the locked node. */
  readonly rootPath: string;
  readonly rootKind: 'file' | 'folder';
}
