import type { AuditEntry, AuditFilter } from '../audit/types.js';
import type { Principal } from '../auth/types.js';
import type { NodeInfo, NodeRef } from '../files/types.js';
import type { Permission } from '../scopes/index.js';
import type { NodeId, TokenId, UserId } from '../shared/ids.js';
import type { MintedToken, TokenChanges, TokenInfo, TokenRequest } from '../tokens/types.js';

/**
 * Who asks for administration: a principal through a door, or the server's own machine (`patio admin …`), which may do all
 * that an administrator may and is audited as door `cli`.
 */
export type Actor = Principal | 'system';

export interface UserInfo {
  readonly id: UserId;
  readonly login: string;
  readonly isAdmin: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | undefined;
  /** How many bytes the files in the user's workspaces may have together; undefined: no limit. */
  readonly quotaBytes: number | undefined;
}

export interface GrantInfo {
  readonly nodeId: NodeId;
  /** Path of the node that carries the grant: the one asked about or a folder above it. */
  readonly path: string;
  readonly login: string;
  readonly permission: Permission;
  readonly createdAt: Date;
}

export interface Workspace {
  readonly id: NodeId;
  readonly name: string;
  readonly owner: string | undefined;
  readonly createdAt: Date;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Pass as `cursor` to go on; undefined at the end. */
  readonly next: string | undefined;
}

export interface PageRequest {
  readonly cursor?: string;
  /** 1 to 1000, default 100. */
  readonly limit?: number;
}

/** Why a token may or may not do something, in the words of the decision function itself. */
export interface Explanation {
  readonly allowed: boolean;
  /** One sentence a person understands. */
  readonly reason: string;
  readonly grants: readonly GrantInfo[];
  readonly scopes: readonly string[];
}

/** The operations of the guard's table, as `explain` and the audit name them. */
export type OperationName =
  | 'stat'
  | 'list'
  | 'read'
  | 'create'
  | 'replace'
  | 'delete'
  | 'move'
  | 'copy'
  | 'set-attributes'
  | 'set-properties'
  | 'lock';

/**
 * Users, tokens, grants, workspaces and audit: what REST and the command line offer beside files.
 *
 * All of them @throws unauthenticated (token no longer good), forbidden (the user may not), insufficient_scope (the user
 * may, but a token with scopes never mints, changes grants or administers), invalid (with the reason), not_found, unavailable.
 * Administrators may do everything; others what is said at each.
 */
export interface Admin {
  createUser(
    actor: Actor,
    request: { login: string; isAdmin?: boolean; password?: string },
  ): Promise<UserInfo>;
  listUsers(actor: Actor, page?: PageRequest): Promise<Page<UserInfo>>;
  /** Everybody may see themselves. */
  getUser(actor: Actor, login: string): Promise<UserInfo>;
  /** Disabling ends all tokens and sessions at once; enabling gives the tokens back. `quotaBytes: null` takes the limit away. @throws conflict for the last administrator */
  updateUser(
    actor: Actor,
    login: string,
    changes: { isAdmin?: boolean; disabled?: boolean; password?: string; quotaBytes?: number | null },
  ): Promise<UserInfo>;
  /** Deletes the user with tokens, grants and personal workspace. @throws conflict for the last administrator */
  deleteUser(actor: Actor, login: string): Promise<void>;

  /** Makes a token: for oneself, or as administrator for anybody. Scopes must name nodes that the user can reach. @throws invalid */
  mintToken(actor: Actor, login: string, request: TokenRequest): Promise<MintedToken>;
  /** Tokens of one user (own, or any as administrator), or of all users when `login` is undefined (administrators). */
  listTokens(actor: Actor, login: string | undefined, page?: PageRequest): Promise<Page<TokenInfo>>;
  getToken(actor: Actor, id: TokenId): Promise<TokenInfo>;
  /**
   * Renames a token or narrows it, at once and everywhere: new scopes must lie within those it has, a hard limit can only come earlier.
   * @throws invalid naming what would be wider, conflict when it is revoked
   */
  updateToken(actor: Actor, id: TokenId, changes: TokenChanges): Promise<TokenInfo>;
  /** Ends a token at once, everywhere. A scoped token may revoke itself, and nothing else. Idempotent. */
  revokeToken(actor: Actor, id: TokenId): Promise<void>;
  /** Gives the token a new secret; the old one ends at once. @throws conflict when it is revoked */
  rotateToken(actor: Actor, id: TokenId): Promise<MintedToken>;

  createWorkspace(actor: Actor, name: string): Promise<Workspace>;
  /** Administrators see all, others those they can reach. */
  listWorkspaces(actor: Actor, page?: PageRequest): Promise<Page<Workspace>>;

  /** The node behind a path or id as an administrator or the machine sees it, whatever the grants. */
  findNode(actor: Actor, ref: NodeRef): Promise<NodeInfo>;
  /** Grants on the node and above it. For administrators and the owner of the workspace. */
  listGrants(actor: Actor, ref: NodeRef): Promise<GrantInfo[]>;
  /** Sets a user's grant on a node; replaces an earlier one. For administrators and the owner of the workspace. */
  setGrant(actor: Actor, ref: NodeRef, login: string, permission: Permission): Promise<GrantInfo>;
  /** Idempotent. */
  removeGrant(actor: Actor, ref: NodeRef, login: string): Promise<void>;

  explain(actor: Actor, tokenId: TokenId, ref: NodeRef, operation: OperationName): Promise<Explanation>;

  /** Newest first. Administrators see all, others their own entries. */
  readAudit(actor: Actor, filter?: AuditFilter, page?: PageRequest): Promise<Page<AuditEntry>>;
}
