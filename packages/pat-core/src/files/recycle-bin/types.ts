import type { Principal } from '../../auth/types.js';
import type { NodeId } from '../../shared/ids.js';
import type { NodeInfo } from '../types.js';

/** Something that was deleted and can still be restored. */
export interface RecycledItem {
  /** The UUID that it had, and has again when it is restored. */
  readonly id: NodeId;
  /** Where it was, by the names that the folders above have now. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes of all its files; undefined for a folder that has just been deleted, until they are counted. */
  readonly sizeBytes: number | undefined;
  readonly deletedAt: Date;
  /** Login of who deleted it, if that user is still there. */
  readonly deletedBy: string | undefined;
  /** It is removed for good after that, or before when the owner's quota needs the room. */
  readonly keptUntil: Date;
  /** Whether the folder that it was in was deleted too: it is restored after that folder, or elsewhere. */
  readonly folderDeleted: boolean;
  readonly permissions: {
    /** It may be put back where it was, if the place is free. */
    readonly restore: boolean;
    /** It may be removed for good. */
    readonly purge: boolean;
  };
}

/** A part of the recycle bin, newest first. */
export interface RecycledPage {
  readonly items: readonly RecycledItem[];
  /** `cursor` of the part after it; undefined at the end. A part may be shorter than asked for, or empty, and have a next one. */
  readonly next: string | undefined;
}

export interface RecycledRequest {
  /** Only what was in this folder or below; default everything. */
  readonly path?: string;
  readonly cursor?: string;
  /** Items, 1 to 1000; default 100. */
  readonly limit?: number;
}

/**
 * What was deleted through any door and is kept for a while. Rights and scopes are judged as if it were where it was: who could read it there
 * sees it, who could delete it there may delete it for good, and who could also put it there may restore it. What may not be read is not_found.
 *
 * All of them @throws unauthenticated, not_found, forbidden, unavailable.
 */
export interface RecycleBin {
  /** For how many days what is deleted is kept; 0: not at all. */
  readonly days: number;

  /** @throws invalid when the cursor is not one of this list */
  list(principal: Principal, request?: RecycledRequest): Promise<RecycledPage>;

  /**
   * Puts something back, with all below it, its UUID, grants and properties: to where it was, or to `path`.
   * @throws already_exists, conflict when the folder that it was in was deleted too and there is no `path`, parent_missing, invalid_name,
   * locked, insufficient_storage
   */
  restore(principal: Principal, id: NodeId, options?: { readonly path?: string }): Promise<NodeInfo>;

  /** Removes something for good, with what was deleted out of it before. */
  purge(principal: Principal, id: NodeId): Promise<void>;

  /** Removes for good all that the caller may, of what was in the folder `path` or below when that is given. @returns how many items */
  empty(principal: Principal, request?: { readonly path?: string }): Promise<number>;
}
