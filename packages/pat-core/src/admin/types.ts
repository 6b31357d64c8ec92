import type { AuditEntry, AuditFilter, AuditVerification, SealedEntry } from '../audit/types.js';
import type { Principal } from '../auth/types.js';
import type { CollectorState } from '../collector/types.js';
import type { NodeInfo, NodeRef } from '../files/types.js';
import type { Identity, LinkedIdentity } from '../identities/types.js';
import type { FoundToken } from '../leaks/types.js';
import type { PolicyChanges, PolicyInfo } from '../policy/types.js';
import type { Permission } from '../scopes/index.js';
import type { NodeId, TokenId, UserId } from '../shared/ids.js';
import type {
  MintedToken,
  SshKeyRequest,
  TokenChanges,
  TokenDoor,
  TokenInfo,
  TokenNews,
  TokenRequest,
} from '../tokens/types.js';
import type { TrafficMinute } from '../traffic/types.js';

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
  /** A service account has no password and lives by tokens alone. */
  readonly kind: 'person' | 'service';
  /** Login of the administrator who answers for a service account. */
  readonly owner: string | undefined;
}

/** Which tokens a list shows. */
export interface TokenFilter {
  /** Only those not revoked and without use, or, never used, there, for so many days; 1 to 3650. */
  readonly unusedDays?: number;
  /** Only tokens with a secret, or only SSH keys. */
  readonly kind?: 'pat' | 'ssh_key';
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

/** Where the use of a token is asked about; what is not named does not count. */
export interface ExplainedAt {
  readonly door?: TokenDoor;
  /** IP address. */
  readonly address?: string;
}

/** Why a token may or may not do something, in the words of the decision function itself. */
export interface Explanation {
  /** Whether rights, limits and locks let it; what is there already, quotas and conditions do not count. */
  readonly allowed: boolean;
  /** What the answer turns on. `token`: it is over, or not yet begun; `path`: nothing is there. */
  readonly decidedBy:
    | 'token'
    | 'user'
    | 'policy'
    | 'door'
    | 'network'
    | 'path'
    | 'grant'
    | 'scope'
    | 'restriction'
    | 'lock';
  /** One sentence a person understands. */
  readonly reason: string;
  readonly grants: readonly GrantInfo[];
  readonly scopes: readonly string[];
  /** Those that stand in the way, by the node that is locked. */
  readonly locks: readonly { readonly path: string; readonly holder: string; readonly expiresAt: Date }[];
}

/** What {@link Admin.checkConsistency} may find. */
export type ProblemKind =
  | 'parent_missing'
  | 'parent_not_folder'
  | 'unreachable'
  | 'name_taken_twice'
  | 'name_invalid'
  | 'content_missing'
  | 'folder_with_content'
  | 'size_wrong'
  | 'recycled_wrong'
  | 'content_damaged'
  | 'usage_wrong'
  | 'node_missing'
  | 'bytes_missing'
  | 'bytes_damaged'
  | 'bytes_orphaned';

export interface ConsistencyProblem {
  readonly kind: ProblemKind;
  /** UUID of a node or content, login of a user, or key of stored bytes. */
  readonly subject: string;
  readonly detail: string;
}

export interface ConsistencyReport {
  /** How many files, folders and workspaces were looked at, deleted ones that wait for the collector included. */
  readonly nodes: number;
  readonly contents: number;
  /** At most 1000 of them. */
  readonly problems: readonly ConsistencyProblem[];
}

/** How the server is. */
export interface ServerHealth {
  /** Of Patio. */
  readonly version: string;
  readonly nodeVersion: string;
  /** When the process that answers began. */
  readonly startedAt: Date;
  readonly database: { readonly kind: 'postgresql' | 'embedded'; readonly version: string };
  readonly storage: {
    /** Files, folders and workspaces. */
    readonly nodes: number;
    /** Different contents; those that wait for the collector included. */
    readonly blobs: number;
    /** What the contents take. */
    readonly usedBytes: number;
    /** Of the disk that has the data directory. */
    readonly freeBytes: number;
    readonly totalBytes: number;
  };
  /** In the process that answers. */
  readonly collector: CollectorState;
  readonly webhook: {
    readonly isConfigured: boolean;
    /** Events that wait for delivery. */
    readonly waiting: number;
    readonly oldestAt: Date | undefined;
  };
  /** Of all processes that share the database. */
  readonly traffic: { readonly since: Date; readonly minutes: readonly TrafficMinute[] };
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
    request: {
      login: string;
      isAdmin?: boolean;
      password?: string;
      /** A service account: no password, and an administrator who answers for it (the caller when not named). */
      kind?: 'person' | 'service';
      owner?: string;
    },
  ): Promise<UserInfo>;
  listUsers(actor: Actor, page?: PageRequest): Promise<Page<UserInfo>>;
  /** Everybody may see themselves. */
  getUser(actor: Actor, login: string): Promise<UserInfo>;
  /** Disabling ends all tokens and sessions at once; enabling gives the tokens back. `quotaBytes: null` takes the limit away. @throws conflict as {@link Admin.deleteUser} when it takes the administrator away */
  updateUser(
    actor: Actor,
    login: string,
    changes: {
      isAdmin?: boolean;
      disabled?: boolean;
      password?: string;
      quotaBytes?: number | null;
      /** Hands a service account over to another administrator. */
      owner?: string;
    },
  ): Promise<UserInfo>;
  /**
   * Deletes the user with tokens, grants and personal workspace.
   * @throws conflict for the last administrator, and for one who answers for service accounts: hand them over first
   */
  deleteUser(actor: Actor, login: string): Promise<void>;

  /**
   * Makes a token: for oneself, or as administrator for anybody. Scopes must name nodes that the user can reach, and the token must be
   * within the policy. A token with scopes, restrictions, doors, networks or a number of uses makes none.
   * @throws invalid, forbidden when the policy lets only administrators, conflict when the user has as many as the policy allows
   */
  mintToken(actor: Actor, login: string, request: TokenRequest): Promise<MintedToken>;
  /**
   * Lets an SSH key open the SFTP door for its user, as a token of kind `ssh_key`: listed, limited and revoked like every other.
   * @throws as {@link Admin.mintToken}; conflict also when the key is registered already, for whomever
   */
  addSshKey(actor: Actor, login: string, request: SshKeyRequest): Promise<TokenInfo>;
  /**
   * Tokens of one user (own, or any as administrator), or of all users when `login` is undefined (administrators). Ended ones are
   * listed for 30 days; what was exchanged from a token is not.
   */
  listTokens(
    actor: Actor,
    login: string | undefined,
    page?: PageRequest,
    filter?: TokenFilter,
  ): Promise<Page<TokenInfo>>;
  getToken(actor: Actor, id: TokenId): Promise<TokenInfo>;
  /**
   * Tells `onNews` of uses and changes of the tokens that {@link Admin.listTokens} shows for this login, in whatever process they come about,
   * within a second or two, until the returned function is called. A use is told when it is written down: of one token at one door at most once a minute.
   * Says nothing of the caller's own end: watch that with `auth.watch`.
   */
  followTokens(actor: Actor, login: string, onNews: (news: TokenNews) => void): Promise<() => void>;
  /**
   * Renames a token or narrows it, at once and everywhere: new scopes, doors and networks must lie within those it has, a hard limit can
   * only come earlier, a window only get shorter, restrictions only be added.
   * @throws invalid naming what would be wider, conflict when it is revoked
   */
  updateToken(actor: Actor, id: TokenId, changes: TokenChanges): Promise<TokenInfo>;
  /** Ends a token with all that was exchanged from it, at once, everywhere. A scoped token may revoke itself, and nothing else. Idempotent. */
  revokeToken(actor: Actor, id: TokenId): Promise<void>;
  /** Signs a user out of the console everywhere; tokens stay. Own sessions, or anybody's as administrator. */
  endSessions(actor: Actor, login: string): Promise<void>;
  /** Ends all tokens of a user, the one in use included: own ones, or anybody's as administrator. */
  revokeTokens(actor: Actor, login: string): Promise<{ readonly revoked: number }>;
  /**
   * Gives the token a new secret. The old one stays good for `overlapSeconds` (0 to 30 days; 0: it ends at once, with earlier ones and all
   * that was exchanged). Using it after its time ends the token itself and is reported: somebody has kept a copy.
   * @throws conflict when it has come to its end
   */
  rotateToken(
    actor: Actor,
    id: TokenId,
    options?: { readonly overlapSeconds?: number },
  ): Promise<MintedToken>;

  /**
   * Which live tokens have these SHA-256 sums (hex, at most 1000): what a text that was found somewhere gives away. With `revoke` they end at
   * once, as after a report of a leak. For administrators. @throws invalid
   */
  scanTokens(
    actor: Actor,
    hashes: readonly string[],
    options?: { readonly revoke?: boolean },
  ): Promise<FoundToken[]>;

  /** What administrators allow tokens to be. Everybody may know. */
  getPolicy(actor: Actor): Promise<PolicyInfo>;
  /**
   * Changes what is named, for administrators. Tokens that the policy does not allow are blocked at once and everywhere, and good again
   * when it does.
   * @throws conflict when it would block the token that asks
   */
  updatePolicy(actor: Actor, changes: PolicyChanges): Promise<PolicyInfo>;

  createWorkspace(actor: Actor, name: string): Promise<Workspace>;
  /** Administrators see all, others those they can reach. */
  listWorkspaces(actor: Actor, page?: PageRequest): Promise<Page<Workspace>>;

  /** The node behind a path or id as an administrator or the machine sees it, whatever the grants. */
  findNode(actor: Actor, ref: NodeRef): Promise<NodeInfo>;
  /** Grants on the node and above it. For administrators and the owner of the workspace. */
  listGrants(actor: Actor, ref: NodeRef): Promise<GrantInfo[]>;
  /**
   * Where a user has grants, by path: at most the first 1000. Own ones, or anybody's as administrator.
   * What lies in the trash is left out.
   */
  listGrantsOf(actor: Actor, login: string): Promise<GrantInfo[]>;
  /** Sets a user's grant on a node; replaces an earlier one. For administrators and the owner of the workspace. */
  setGrant(actor: Actor, ref: NodeRef, login: string, permission: Permission): Promise<GrantInfo>;
  /** Idempotent. */
  removeGrant(actor: Actor, ref: NodeRef, login: string): Promise<void>;

  /**
   * Says why a token may or may not do something now, by what the doors decide with: the token's state, the policy, doors and networks, rights,
   * restrictions, locks. Own tokens, or any as administrator; a user learns nothing of what is hidden from that user.
   */
  explain(
    actor: Actor,
    tokenId: TokenId,
    ref: NodeRef,
    operation: OperationName,
    at?: ExplainedAt,
  ): Promise<Explanation>;

  /** Who a user is at identity providers: own, or anybody's as administrator. */
  listIdentities(actor: Actor, login: string): Promise<LinkedIdentity[]>;
  /** Lets an identity sign in as a user. @throws already_exists when it is a user's already */
  linkIdentity(actor: Actor, login: string, identity: Identity): Promise<void>;
  /** Ends that, and the user's sessions. Idempotent. */
  unlinkIdentity(actor: Actor, login: string, identity: Identity): Promise<void>;

  /**
   * Signs access tokens with a new key from now on. The old one stays published until all that it has signed is expired. @returns the id of
   * the new key
   */
  rotateSigningKey(actor: Actor): Promise<{ readonly id: string }>;

  /** Versions, storage, background work and the requests of the last `minutes` (1 to 1440, default 60). For administrators. */
  readHealth(actor: Actor, options?: { readonly minutes?: number }): Promise<ServerHealth>;

  /** Newest first. Administrators see all, others their own entries. */
  readAudit(actor: Actor, filter?: AuditFilter, page?: PageRequest): Promise<Page<AuditEntry>>;

  /**
   * The next piece of the audit after the entry `after`, the oldest first, each entry with what seals it. For administrators. `next` is the
   * `after` of the piece after it; undefined at the end.
   */
  exportAudit(
    actor: Actor,
    selection?: AuditFilter & { readonly after?: number },
  ): Promise<{ readonly items: readonly SealedEntry[]; readonly next: number | undefined }>;
  /**
   * Seals what is written and goes through the whole chain of the audit: names what was changed, removed or inserted. Changes nothing else. For
   * administrators.
   */
  verifyAudit(actor: Actor): Promise<AuditVerification>;

  /**
   * Checks that the tree, the contents, their bytes and the sums hold together: set by set, in bounded memory, while others go on working.
   * Changes nothing. For administrators.
   */
  checkConsistency(actor: Actor): Promise<ConsistencyReport>;
}
