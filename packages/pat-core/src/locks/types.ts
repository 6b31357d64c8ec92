import type { NodeId, UserId } from '../shared/ids.js';

export interface LockRequest {
  readonly shared: boolean;
  /** Covers everything below the node (WebDAV `Depth: infinity`). */
  readonly deep: boolean;
  /** The client's own description of the holder, as XML text; may be empty. */
  readonly ownerXml: string;
  /** How long the client wishes to hold it; the core bounds it. */
  readonly timeoutSeconds: number;
}

export interface LockInfo {
  /** An opaque URI, `urn:uuid:…`. */
  readonly token: string;
  /** The node that was locked: the one in question, or a folder above it. */
  readonly nodeId: NodeId;
  /** Path of that node. */
  readonly rootPath: string;
  readonly rootKind: 'file' | 'folder';
  readonly userId: UserId;
  /** Login of the holder. */
  readonly holder: string;
  readonly shared: boolean;
  readonly deep: boolean;
  readonly ownerXml: string;
  readonly timeoutSeconds: number;
  readonly expiresAt: Date;
}
