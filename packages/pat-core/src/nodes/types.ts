import type { StoredContent } from '../blobs/index.js';
import type { Right } from '../scopes/index.js';
import type { NodeId, UserId } from '../shared/ids.js';
import type { BlobId, LockRow } from './row-types.js';

export type { BlobId, LockRow };

/** One node on the way from a workspace to the node asked for. */
export interface ChainNode {
  readonly id: NodeId;
  readonly parentId: NodeId | undefined;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly sizeBytes: number;
  readonly blobId: BlobId | undefined;
  readonly owner: string | undefined;
  readonly ownerId: UserId | undefined;
  /** What the owner's files may take together; undefined: as much as fits. */
  readonly ownerQuotaBytes: number | undefined;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  readonly mode: number | undefined;
  /** Another one after every change of the node itself and after every lock put on it. */
  readonly revision?: string | undefined;
  /** The user's own grant on this very node. */
  readonly grant: Right;
  /** Locks on this very node; empty when they were not asked for. */
  readonly locks: readonly LockRow[];
}

/** The way up from a node that carries a grant or a scope, nearest first; says what the user is granted on it. */
export interface Ascent {
  readonly ids: readonly NodeId[];
  readonly grants: readonly Right[];
}

/** What the database says about a path or an id for one user, read in one query. */
export interface Resolution {
  /** Workspace first; empty for the root or when not even the workspace exists. */
  readonly chain: readonly ChainNode[];
  /** The names below the last node of the chain that do not exist; empty when the node exists. */
  readonly missing: readonly string[];
  /**
   * The ways up from all grants and scopes, for what to show of folders that are only on the way to something; loaded only when
   * the chain itself gives no right to read.
   */
  readonly ascents: readonly Ascent[];
  /** The content of a file, when it was asked for. */
  readonly content?: StoredContent | undefined;
  /** When locks were asked for and no ascents were needed. */
  readonly basis?: Basis | undefined;
}

/** What a decision rests on: another version after any change of it. */
export interface Basis {
  /** The chain. */
  readonly nodes: readonly NodeId[];
  readonly userId: UserId;
  readonly version: string;
}
