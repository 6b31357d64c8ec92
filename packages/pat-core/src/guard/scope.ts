import type { Principal } from '../auth/types.js';
import type { StoredContent } from '../blobs/index.js';
import type { Database } from '../db/index.js';
import type { Conditions, NodeInfo, NodeRef } from '../files/types.js';
import {
  blockingLocks,
  findLocksBelow,
  type LockInfo,
  lockedBy,
  lockInfo,
  locksCovering,
} from '../locks/index.js';
import {
  type Basis,
  type ChainNode,
  type Extra,
  findRecycled,
  joinBases,
  type RecycledRow,
  type Resolution,
  resolve,
} from '../nodes/index.js';
import {
  type Access,
  decide,
  isInReach,
  mayWrite,
  type OperationName,
  operations,
} from '../permissions/index.js';
import { type Right, sameScopes } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import type { NodeId } from '../shared/ids.js';
import { joinPath, normalizeName, splitPath } from '../shared/paths.js';
import { Denied } from './denied.js';
import type { FoldersKnownTo } from './known-folders.js';
import { nodeInfo } from './node-info.js';

/** A node that the guard let an operation have. */
export interface Target {
  readonly info: NodeInfo;
  readonly access: Access;
  /** Workspace first, the node itself last; empty for the root. */
  readonly chain: readonly ChainNode[];
}

/** A target that is not the root. */
export interface NodeTarget extends Target {
  readonly node: ChainNode;
}

/** A file whose content the caller may read. */
export interface FileTarget extends NodeTarget {
  readonly content: StoredContent;
}

/** Something in the recycle bin; `chain` and `info` are those of where it was. */
export interface RecycledTarget extends NodeTarget {
  readonly entry: RecycledRow;
}

/** A name in a folder that the guard let an operation put something at, and what is there now for this caller. */
export interface Place {
  readonly parent: ChainNode;
  readonly parentChain: readonly ChainNode[];
  readonly name: string;
  readonly path: string;
  /** What the caller may do with what it puts there. */
  readonly right: Right;
  readonly existing: NodeTarget | undefined;
}

/** What was found for a path (its names) or an id, or guessed. */
export interface Resolved {
  readonly names: readonly string[] | undefined;
  readonly resolution: Resolution;
  readonly guessed: boolean;
}

/**
 * What one operation may ask of the guard, on the database or inside its transaction. Every question resolves, decides, and for changes
 * checks locks; a refusal is thrown.
 */
export class GuardScope {
  #principal: Principal;
  #resolved: Resolved | undefined;
  readonly #bases: (Basis | undefined)[] = [];

  /**
   * @param claimed the principal as the door knows it
   * @param verified the principal as it is now; in a transaction it is asked for together with the first resolution, in one round trip
   * @param known what a path is guessed from, instead of looking
   */
  constructor(
    readonly db: Database,
    claimed: Principal,
    readonly now: number,
    private readonly verified: Promise<Principal>,
    private readonly known?: FoldersKnownTo,
  ) {
    this.#principal = claimed;
  }

  /** The principal as it is now, once something was resolved. */
  get principal(): Principal {
    return this.#principal;
  }

  /** What the decision about the node asked for last rests on. */
  get resolved(): Resolved | undefined {
    return this.#resolved;
  }

  /** What all decisions so far rest on; undefined when that is more than a statement can find again. */
  get basis(): Basis | undefined {
    return joinBases(this.#bases);
  }

  /** Anything that can be seen, the root included. */
  async see(ref: NodeRef, operation: 'stat' | 'list', withLocks = false): Promise<Target> {
    const resolution = await this.resolve(ref, withLocks ? 'locks' : 'nothing');
    return this.#admit(ref, resolution, operation);
  }

  /** A node, for an operation on the node itself. */
  async node(ref: NodeRef, operation: OperationName, conditions?: Conditions): Promise<NodeTarget> {
    const changes = mayWrite(operations[operation].needs);
    const resolution = await this.resolve(ref, changes || operation === 'copy' ? 'locks' : 'nothing');
    const target = this.#admitNode(ref, resolution, operation);
    if (changes && operation !== 'lock') this.checkLocks(target.chain, conditions);
    if (conditions) this.expect(conditions, target.info);
    return target;
  }

  /** A file with its content, for reading. @throws is_a_folder */
  async file(ref: NodeRef): Promise<FileTarget> {
    const resolution = await this.resolve(ref, 'content');
    const target = this.#admitNode(ref, resolution, 'read');
    const { content } = resolution;
    if (!content) throw new PatError('is_a_folder', 'It is a folder, not a file.');
    return { ...target, content };
  }

  /** Something in the recycle bin, for an operation that is decided as if it were where it was. */
  async recycled(id: NodeId, operation: 'restore' | 'purge'): Promise<RecycledTarget> {
    const [entry] = await this.findRecycled([id]);
    const chain = entry?.chain ?? [];
    const resolution = { chain, missing: chain.length === 0 ? [''] : [], ascents: [] };
    const target = this.#admitNode({ id }, resolution, operation);
    return { ...target, entry: entry as RecycledRow };
  }

  /** Those of the ids that are in the recycle bin; what the caller may do with them is not decided. */
  async findRecycled(ids: readonly NodeId[]): Promise<RecycledRow[]> {
    const found = findRecycled(this.db, this.#principal.userId, ids);
    const [rows, current] = await Promise.all([found, this.verified]);
    this.#principal = current;
    return rows;
  }

  /**
   * A place to put something at. What the caller cannot see there counts as absent.
   * `onExisting` says which operation a node that is there already would undergo.
   */
  async place(path: string, onExisting: OperationName, conditions?: Conditions): Promise<Place> {
    const ref = { path };
    const resolution = await this.resolve(ref, 'locks');
    const place = this.#placeIn(ref, resolution, onExisting);
    if (!place.existing) this.checkLocks(place.parentChain, conditions);
    else if (onExisting !== 'lock') this.checkLocks(place.existing.chain, conditions);
    if (conditions) this.expect(conditions, place.existing?.info);
    return place;
  }

  /** Refuses when a lock that the caller does not hold protects the last node of the chain. @throws locked */
  checkLocks(chain: readonly ChainNode[], conditions: Conditions | undefined): void {
    const locks = locksCovering(chain).map((lock) => lockInfo(lock, chain));
    this.#refuseLocked(locks, conditions);
  }

  /**
   * The same for everything below a node and for its place in its folder: what moving or deleting it touches.
   * @returns the locks below it @throws locked
   */
  async checkSubtreeLocks(target: NodeTarget, conditions: Conditions | undefined): Promise<LockInfo[]> {
    this.checkLocks(target.chain.slice(0, -1), conditions);
    if (target.node.kind === 'file') return [];
    const folder = { id: target.node.id, path: target.info.path };
    const below = await findLocksBelow(this.db, folder, this.now);
    this.#refuseLocked(below, conditions);
    return below;
  }

  /** @throws precondition_failed */
  expect(conditions: Conditions, current: NodeInfo | undefined): void {
    if (conditions.expect && !conditions.expect(current)) {
      throw new PatError('precondition_failed', 'A condition of the request does not hold.');
    }
  }

  /** @throws unauthenticated when the token is no longer good */
  async resolve(ref: NodeRef, extra: Extra): Promise<Resolution> {
    const names = 'path' in ref ? splitPath(ref.path) : undefined;
    const guessed = names && extra === 'locks' ? this.known?.guess(names) : undefined;
    const resolution = guessed ?? (await this.#look(ref, extra));
    this.#resolved = { names, resolution, guessed: guessed !== undefined };
    this.#bases.push(resolution.basis);
    return resolution;
  }

  async #look(ref: NodeRef, extra: Extra): Promise<Resolution> {
    const claimed = this.#principal;
    const resolveFor = ({ userId, scopes }: Principal) =>
      resolve(this.db, { ref, userId, scopes, now: this.now, extra });
    const [resolution, current] = await Promise.all([resolveFor(claimed), this.verified]);
    this.#principal = current;
    const same = sameScopes(claimed.scopes, current.scopes);
    return same ? resolution : resolveFor(current);
  }

  #admit(ref: NodeRef, resolution: Resolution, operation: OperationName): Target {
    const decision = decide(this.principal, resolution, operation);
    if (!decision.allowed) throw this.#denied(ref, resolution, decision.code);
    const { chain } = resolution;
    return { chain, access: decision.access, info: nodeInfo(chain, decision.access) };
  }

  #admitNode(ref: NodeRef, resolution: Resolution, operation: OperationName): NodeTarget {
    const target = this.#admit(ref, resolution, operation);
    const node = target.chain.at(-1);
    if (!node) throw new PatError('forbidden', 'The list of workspaces cannot be changed in this way.');
    return { ...target, node };
  }

  #placeIn(ref: { path: string }, resolution: Resolution, onExisting: OperationName): Place {
    const names = splitPath(ref.path);
    const name = names.at(-1);
    if (name === undefined) throw new PatError('already_exists', 'The list of workspaces is always there.');
    const existing = this.#existingAt(ref, resolution, onExisting);
    const parentResolution: Resolution =
      resolution.missing.length === 0
        ? { ...resolution, chain: resolution.chain.slice(0, -1), missing: [name] }
        : resolution;
    const { access } = existing ?? this.#admit(ref, parentResolution, 'create');
    if (!existing && resolution.missing.length === 0) throw takenUnseen(onExisting);
    const parent = parentResolution.chain.at(-1);
    if (!parent) throw new PatError('forbidden', 'Workspaces are made by administrators.');
    if (parent.kind !== 'folder') throw new PatError('parent_missing', 'The parent is not a folder.');
    return {
      parent,
      parentChain: parentResolution.chain,
      name: normalizeName(name),
      path: joinPath(names),
      right: access.right,
      existing,
    };
  }

  #existingAt(ref: NodeRef, resolution: Resolution, onExisting: OperationName): NodeTarget | undefined {
    if (resolution.missing.length > 0) return undefined;
    const { allowed, access } = decide(this.principal, resolution, onExisting);
    const node = resolution.chain.at(-1);
    const seen = node && (!access.reach || isInReach(access.reach, node.id));
    if (!allowed && !seen) return undefined;
    const target = this.#admitNode(ref, resolution, onExisting);
    // Deleting makes room for what comes: it is overwritten all the same.
    if (onExisting === 'delete') this.#admit(ref, resolution, 'replace');
    return target;
  }

  #refuseLocked(locks: readonly LockInfo[], conditions: Conditions | undefined): void {
    if (locks.length === 0) return;
    const { userId, origin } = this.principal;
    const lockTokens = origin.door === 'webdav' ? (conditions?.lockTokens ?? new Set<string>()) : undefined;
    const blocking = blockingLocks(locks, { userId, lockTokens });
    if (blocking.length > 0) throw lockedBy(blocking);
  }

  #denied(
    ref: NodeRef,
    resolution: Resolution,
    code: 'not_found' | 'forbidden' | 'parent_missing',
  ): PatError {
    const hidden = resolution.missing.length === 0;
    const node = hidden ? resolution.chain.at(-1) : undefined;
    const path = 'path' in ref ? ref.path : joinPath(resolution.chain.map((step) => step.name));
    return new Denied(code, { audited: code === 'forbidden' || hidden, nodeId: node?.id, path });
  }
}

/** A write-only caller meets a name that something unseen has: it may not take its place. */
function takenUnseen(onExisting: OperationName): PatError {
  return onExisting === 'stat'
    ? new PatError('already_exists', 'There is something of this name already.')
    : new PatError('forbidden', 'Something of this name is there, and may not be replaced.');
}
