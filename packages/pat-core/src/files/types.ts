import type { Readable, Writable } from 'node:stream';
import type { Principal } from '../auth/types.js';
import type { LockInfo, LockRequest } from '../locks/types.js';
import type { NodeId } from '../shared/ids.js';

export type * from './recycle-bin/types.js';

/** A node by its path (`/workspace/…`, as `splitPath` reads it; `/` is the list of workspaces) or by its UUID. */
export type NodeRef = { readonly path: string } | { readonly id: NodeId };

export interface NodeInfo {
  /** undefined for `/`, the list of workspaces. */
  readonly id: NodeId | undefined;
  /** As the caller may see it; `/` for the root. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes of a file; 0 for a folder. */
  readonly sizeBytes: number;
  /** Without quotes; changes with every change of the content. Strong (RFC 9110 §8.8.3) for files. */
  readonly etag: string;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  readonly mode: number | undefined;
  /** Login of the owner, when there is one. */
  readonly owner: string | undefined;
  /** What this caller may do here. */
  readonly permissions: { readonly read: boolean; readonly write: boolean };
}

/**
 * What must hold when a change is made; checked in its transaction, and also before the first byte of a content that is not known to be small.
 * Of a move or copy, `expect` is asked about the source; see {@link DestinationConditions}.
 */
export interface Conditions {
  /** Answers whether the change may go on, given the node as it is now (undefined: there is none). @throws its own PatError instead. */
  readonly expect?: (current: NodeInfo | undefined) => boolean;
  /** WebDAV lock tokens that the caller submitted. */
  readonly lockTokens?: ReadonlySet<string>;
}

/** Byte range, both ends included (RFC 9110 §14.1.2 after resolution against the size). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** An open file: a stable view of the content as it was when opened, whatever others do meanwhile. */
export interface OpenFile {
  readonly node: NodeInfo;
  /** The content itself when it is small and already in memory: then no stream is needed. */
  readonly content: Buffer | undefined;
  /**
   * Reads up to `length` bytes at `position` into `target` at `offset`; fewer only at the end of the file. Every so often
   * (at most half a second apart) it checks first that the caller may still read.
   * @throws unauthenticated, not_found, forbidden when the caller no longer may
   */
  read(target: Buffer, offset: number, length: number, position: number): Promise<number>;
  /** Streams a range (default: all) with the same checks. Destroying the stream does not close the file. */
  stream(range?: ByteRange): Readable;
  /**
   * Writes a range (default: all) to `destination`, with the same checks, and resolves when it is done with every byte; does not
   * end it. Up to 256 KiB are read at once, after one check. The fastest way to answer a request: two buffers are used again and again, so give it only destinations that are
   * done with a chunk when they call back (sockets, HTTP responses).
   * @throws incomplete when the destination closes before the end
   */
  sendTo(destination: Writable, range?: ByteRange): Promise<void>;
  close(): Promise<void>;
}

export interface WriteOptions extends Conditions {
  /** Time to record as the content's; default: now. */
  readonly modifiedAt?: Date;
  /** Exact length the source must have; a shorter or longer one is `incomplete`/`invalid` and nothing is changed. */
  readonly sizeBytes?: number;
  /** `create`: fail with already_exists when there is a file; `replace`: fail with not_found when there is none; default both. */
  readonly mode?: 'create' | 'replace';
}

export interface WriteResult {
  readonly node: NodeInfo;
  /** false: an existing file's content was replaced. Always true for callers who may not read there. */
  readonly created: boolean;
}

/** A file being written at any offset (SFTP); nobody else sees anything of it before `commit`. */
export interface Draft {
  /** Size now, in bytes. */
  readonly sizeBytes: number;
  /** Checks the right again at most half a second apart, so a revoked writer stops early. */
  write(source: Buffer, position: number): Promise<void>;
  read(target: Buffer, offset: number, length: number, position: number): Promise<number>;
  truncate(sizeBytes: number): Promise<void>;
  /**
   * Makes what was written so far durable and visible, atomically. May be called again after more writes.
   * @throws whatever {@link Files.write} throws; the old content is then kept.
   */
  commit(options?: DraftCommitOptions): Promise<WriteResult>;
  /** Drops what was not committed. Idempotent; always call it at the end. */
  discard(): Promise<void>;
}

export interface DraftOptions extends Conditions {
  /** Start from the file's present content (copy on write) instead of empty. */
  readonly keepContent: boolean;
  readonly mode?: 'create' | 'replace';
  /**
   * In a folder that the same token has put something into before, a name may be taken for free without looking. What is there after
   * all is replaced by the first commit, or what refuses it thrown: `expect` is then asked for the first time.
   */
  readonly mayPresumeFree?: boolean;
}

export interface DraftCommitOptions {
  readonly modifiedAt?: Date;
  /** Mode that the file gets. */
  readonly mode?: number | undefined;
  /** Mode that it gets, without another one, if it is new. */
  readonly newMode?: number | undefined;
  /** At the first commit: replaces nothing that is there by now, but throws already_exists. */
  readonly onlyNew?: boolean;
}

/** What a move or copy may demand of its destination; asked after `expect`, in the same transaction. */
export interface DestinationConditions extends Conditions {
  /** As {@link Conditions.expect}, given what stands at the destination. */
  readonly expectDestination?: (current: NodeInfo | undefined) => boolean;
}

export interface CopyOptions extends DestinationConditions {
  /** Replace what stands at the destination (default false: already_exists). */
  readonly overwrite?: boolean;
  /** Do not copy what is below a folder (WebDAV `Depth: 0`). */
  readonly shallow?: boolean;
}

export interface MoveOptions extends DestinationConditions {
  readonly overwrite?: boolean;
  /** Overwrite as rename(2) does: a file only a file, and a folder only a folder with nothing in it. */
  readonly posix?: boolean;
}

/** A dead property (RFC 4918 §4.3): `value` is the XML text of the whole property element. */
export interface Property {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export interface PropertyChanges {
  readonly set: readonly Property[];
  readonly remove: readonly { readonly namespace: string; readonly name: string }[];
}

/** One entry of a listing, with what a WebDAV listing needs beside it when asked for. */
export interface ListEntry {
  readonly node: NodeInfo;
  readonly properties: readonly Property[];
  readonly locks: readonly LockInfo[];
}

export interface ListOptions {
  /** Continue after this name (names are ordered by their UTF-8 bytes). */
  readonly after?: string;
  /** At most so many entries; default all. */
  readonly limit?: number;
  /** Also load dead properties and locks of each entry (default false: empty arrays). */
  readonly details?: boolean;
}

export interface SearchOptions {
  /** What names contain, in any letter case; 1 to 255 bytes, of which none is a wildcard. */
  readonly text: string;
  readonly kind?: 'file' | 'folder';
  /** `next` of the page before. */
  readonly cursor?: string;
  /** Default 100. */
  readonly limit?: number;
}

/** One page of what the caller may see. */
export interface NodePage {
  readonly items: readonly NodeInfo[];
  /** Pass as `cursor` to go on; undefined at the end. */
  readonly next: string | undefined;
}

export interface SearchPage extends NodePage {
  /** false: there is more below the folder than one search looks at. The upper levels were searched first. */
  readonly isComplete: boolean;
}

/** Space of an owner's files (RFC 4331). What lies in the recycle bin gives way to what is written, so it counts as available, not as used. */
export interface Quota {
  readonly usedBytes: number;
  /** undefined: no limit is set. */
  readonly availableBytes: number | undefined;
}

/**
 * The file tree, as every door sees it: each call authenticates the principal's token again, decides by the one guard and
 * writes the audit in the transaction of the change.
 *
 * All of them @throws unauthenticated (token no longer good), not_found (nothing there for this caller), forbidden (it may
 * see but not do this), invalid_name, locked (writes), precondition_failed (`expect` answered false), unavailable.
 */
export interface Files {
  stat(principal: Principal, ref: NodeRef): Promise<NodeInfo>;
  /** {@link Files.stat} with dead properties and the locks that cover the node. */
  describe(principal: Principal, ref: NodeRef): Promise<ListEntry>;

  /** What the owner of a node uses and has left; for `/`, the caller's own. */
  quota(principal: Principal, ref: NodeRef): Promise<Quota>;

  /**
   * The children that the caller may see, in pages, ordered by name; one query a page. Write-only folders show none.
   * @throws not_a_folder
   */
  list(principal: Principal, ref: NodeRef, options?: ListOptions): AsyncIterable<ListEntry[]>;

  /**
   * What the caller sees below a folder under a name that contains a text, ordered by name and then UUID. One query a page, which looks at 200 000
   * nodes at most.
   * @throws not_a_folder, invalid
   */
  search(principal: Principal, ref: NodeRef, options: SearchOptions): Promise<SearchPage>;

  /** Files and folders of others at which a right of the caller begins, ordered by path. @throws invalid */
  shared(
    principal: Principal,
    options?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<NodePage>;

  /** @throws is_a_folder */
  open(principal: Principal, ref: NodeRef): Promise<OpenFile>;

  /**
   * Creates or replaces a file from a stream, atomically: until the whole source has arrived, is on disk and rights, locks
   * and conditions have been checked again, the old content stays. A source that errors or ends early changes nothing.
   * @throws parent_missing, is_a_folder, already_exists, incomplete
   */
  write(
    principal: Principal,
    ref: NodeRef,
    source: AsyncIterable<Uint8Array>,
    options?: WriteOptions,
  ): Promise<WriteResult>;

  /**
   * Runs only the checks that {@link Files.write} makes before it takes the first byte (for `Expect: 100-continue`).
   */
  checkWrite(principal: Principal, ref: NodeRef, options?: WriteOptions): Promise<void>;

  /** Opens a file for writing at any offset; see {@link Draft}. Same checks as {@link Files.checkWrite}. */
  draft(principal: Principal, ref: NodeRef, options: DraftOptions): Promise<Draft>;

  /** @throws parent_missing, already_exists */
  createFolder(principal: Principal, ref: { readonly path: string }, options?: Conditions): Promise<NodeInfo>;

  /**
   * Renames or moves; costs the same whatever is below. Needs read and write on the source, write on the destination's
   * folder, and read and write on what is replaced.
   * @throws parent_missing, already_exists, conflict (a folder into itself); with `posix` not_empty, is_a_folder, not_a_folder
   */
  move(
    principal: Principal,
    from: NodeRef,
    to: { readonly path: string },
    options?: MoveOptions,
  ): Promise<WriteResult>;

  /** Copies rows, not bytes. Needs read on the source and write on the destination's folder. @throws as {@link Files.move} */
  copy(
    principal: Principal,
    from: NodeRef,
    to: { readonly path: string },
    options?: CopyOptions,
  ): Promise<WriteResult>;

  /**
   * Deletes a node and all below it, into the recycle bin; needs read and write. With `emptyOnly`, a folder that has anything in it is refused.
   * @throws not_empty, not_a_folder/is_a_folder when `kind` is given and is another
   */
  remove(
    principal: Principal,
    ref: NodeRef,
    options?: Conditions & { readonly emptyOnly?: boolean; readonly kind?: 'file' | 'folder' },
  ): Promise<void>;

  /** Sets what is given. */
  setAttributes(
    principal: Principal,
    ref: NodeRef,
    attributes: { readonly modifiedAt?: Date; readonly mode?: number },
    options?: Conditions,
  ): Promise<NodeInfo>;

  /** Changes dead properties, all or none. */
  setProperties(
    principal: Principal,
    ref: NodeRef,
    changes: PropertyChanges,
    options?: Conditions,
  ): Promise<void>;

  /**
   * Locks a node; where there is none, creates an empty file and locks that (RFC 4918 §7.3).
   * @throws locked when other locks stand against it; `blockedBy` names them
   */
  lock(
    principal: Principal,
    ref: NodeRef,
    request: LockRequest,
    options?: Conditions,
  ): Promise<{ lock: LockInfo; created: boolean }>;

  /** Starts a held lock's time again. @throws precondition_failed when the token is no lock of this caller that covers the node */
  refreshLock(principal: Principal, ref: NodeRef, token: string, timeoutSeconds: number): Promise<LockInfo>;

  /**
   * The caller's own locks that cover a place, also where the caller sees nothing; of a name that is free, those above that will
   * cover it.
   */
  ownLocks(principal: Principal, ref: NodeRef): Promise<LockInfo[]>;

  /** @throws conflict when the token is no lock that covers the node, forbidden when another user holds it */
  unlock(principal: Principal, ref: NodeRef, token: string): Promise<void>;
}
