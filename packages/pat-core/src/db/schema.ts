import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Door } from '../shared/door.js';
import type { NodeId, TokenId, UploadId, UserId } from '../shared/ids.js';
import type { Restriction } from '../shared/restriction.js';
import type { TokenKind } from '../shared/token-kind.js';

/** Text compared byte by byte: names sort the same on every database and case matters. */
const name = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});
const instant = (column: string) => timestamp(column, { withTimezone: true, precision: 3, mode: 'date' });

export const users = pgTable('users', {
  id: uuid('id').$type<UserId>().primaryKey(),
  login: name('login').notNull().unique(),
  isAdmin: boolean('is_admin').notNull().default(false),
  /** argon2id, for the console's login only; never opens a door. */
  passwordHash: text('password_hash'),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
  /** How many bytes the files in the user's workspaces may have together; NULL: as many as fit. */
  quotaBytes: bigint('quota_bytes', { mode: 'number' }),
  /** A service account has no password and lives by tokens alone. */
  kind: text('kind', { enum: ['person', 'service'] })
    .notNull()
    .default('person'),
  /** The administrator who answers for a service account; cannot be deleted while it has one. */
  ownerId: uuid('owner_id')
    .$type<UserId>()
    .references((): AnyPgColumn => users.id),
});

/**
 * What the files of each owner take, as a sum of changes: one row per change, written by a trigger on `nodes`, so that changes do not
 * wait for each other; the collector adds them up.
 */
export const usage = pgTable(
  'usage',
  {
    userId: uuid('user_id').$type<UserId>().notNull(),
    deltaBytes: bigint('delta_bytes', { mode: 'number' }).notNull(),
  },
  (t) => [index('usage_user').on(t.userId)],
);

export const tokens = pgTable(
  'tokens',
  {
    id: uuid('id').$type<TokenId>().primaryKey(),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /**
     * `access_token` and `credential` are exchanged from a token: their `parent_id`. `session` is a sign-in to the console, `external` a
     * token of a trusted provider while it lasts.
     */
    kind: text('kind').$type<TokenKind>().notNull().default('pat'),
    /** The token that this one rests on: it is good only while that is, and does no more. */
    parentId: uuid('parent_id')
      .$type<TokenId>()
      .references((): AnyPgColumn => tokens.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The exchanged token whose exchange made this one: it ends with it. */
    exchangedFrom: uuid('exchanged_from')
      .$type<TokenId>()
      .references((): AnyPgColumn => tokens.id, { onDelete: 'cascade' }),
    /** SHA-256 of the whole token text, or of an SSH key's blob; NULL where there is no secret to find it by. */
    secretHash: bytes('secret_hash').unique(),
    /** An SSH key in the format of authorized_keys. */
    publicKey: text('public_key'),
    scopes: text('scopes').array().notNull(),
    /** Where it may be used; NULL: at all doors. */
    doors: text('doors').array().$type<Door[]>(),
    /** From where it may be used, as canonical CIDR; NULL: from everywhere. */
    networks: text('networks').array(),
    notBefore: instant('not_before'),
    /** What it may not do although scopes and grants would allow it. */
    restrictions: text('restrictions').array().$type<Restriction[]>().notNull().default([]),
    /** How often it may authenticate; NULL: no limit, and `uses` is not counted. */
    maxUses: integer('max_uses'),
    uses: integer('uses').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** Hard limit. */
    expiresAt: instant('expires_at'),
    /** Sliding window: expires when unused for so many seconds. */
    autoRefreshSeconds: integer('auto_refresh_seconds'),
    lastUsedAt: instant('last_used_at'),
    lastUsedDoor: text('last_used_door'),
    lastUsedAddress: text('last_used_address'),
    lastUsedClient: text('last_used_client'),
    revokedAt: instant('revoked_at'),
    /** The nearest threshold before the hard limit, in days, that was warned of. */
    warnedDays: integer('warned_days'),
  },
  (t) => [
    index('tokens_user').on(t.userId),
    index('tokens_parent').on(t.parentId),
    index('tokens_exchanged_from').on(t.exchangedFrom),
  ],
);

/** Who a person is elsewhere: at an identity provider, under the name that never changes there. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_user').on(t.userId)],
);

/** What access tokens are signed with. */
export const signingKeys = pgTable('signing_keys', {
  /** The `kid`. */
  id: uuid('id').primaryKey(),
  /** JWK (RFC 7517). */
  publicKey: jsonb('public_key').$type<Record<string, unknown>>().notNull(),
  /** PKCS #8, encrypted with the key file of the data directory. */
  sealedPrivateKey: bytes('sealed_private_key').notNull(),
  createdAt: instant('created_at').notNull(),
  /** Signs no more; published until all it has signed is expired. */
  retiredAt: instant('retired_at'),
});

/** Secrets that a rotation replaced: good until `valid_until`, afterwards a sign of theft. */
export const retiredSecrets = pgTable(
  'retired_secrets',
  {
    secretHash: bytes('secret_hash').primaryKey(),
    tokenId: uuid('token_id')
      .$type<TokenId>()
      .notNull()
      .references(() => tokens.id, { onDelete: 'cascade' }),
    validUntil: instant('valid_until').notNull(),
    /** When its use after `valid_until` was reported: once is enough. */
    reportedAt: instant('reported_at'),
  },
  (t) => [index('retired_secrets_token').on(t.tokenId)],
);

/** What administrators allow tokens to be: one row, there from the beginning. */
export const policy = pgTable(
  'policy',
  {
    id: boolean('id').primaryKey().default(true),
    /** From creation to the hard limit. */
    maxLifetimeSeconds: integer('max_lifetime_seconds'),
    /** Longest sliding window. */
    maxAutoRefreshSeconds: integer('max_auto_refresh_seconds'),
    /** From creation to the hard limit that a sliding token then must have (OWASP ASVS 5.0, 10.4.8). */
    autoRefreshCapSeconds: integer('auto_refresh_cap_seconds'),
    neverExpiringAllowed: boolean('never_expiring_allowed').notNull().default(true),
    scopeRequired: boolean('scope_required').notNull().default(false),
    minting: text('minting', { enum: ['everybody', 'administrators'] })
      .notNull()
      .default('everybody'),
    maxTokensPerUser: integer('max_tokens_per_user'),
    sshKeysAllowed: boolean('ssh_keys_allowed').notNull().default(true),
    updatedAt: instant('updated_at'),
  },
  (t) => [check('policy_one_row', sql`${t.id}`)],
);

/** Events that wait to be delivered to the webhook, written in the transaction of what they tell of. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
  },
  (t) => [index('webhook_events_due').on(t.nextAttemptAt)],
);

/** What a file holds: small contents in the row, larger ones in the blob store. Rows never change. */
export const blobs = pgTable(
  'blobs',
  {
    id: uuid('id').primaryKey(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    /** The content itself, when it is small. */
    content: bytes('content'),
    /** The key in the blob store otherwise. */
    storeKey: text('store_key').unique(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('blobs_one_place', sql`(${t.content} IS NULL) <> (${t.storeKey} IS NULL)`)],
);

export const nodes = pgTable(
  'nodes',
  {
    id: uuid('id').$type<NodeId>().primaryKey(),
    /** NULL for a workspace. */
    parentId: uuid('parent_id')
      .$type<NodeId>()
      .references((): AnyPgColumn => nodes.id),
    name: name('name').notNull(),
    kind: text('kind', { enum: ['file', 'folder'] }).notNull(),
    blobId: uuid('blob_id').references(() => blobs.id),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull().default(0),
    /** Nobody's when there is no such user (any more): read together with `users`. No foreign key, as each new row would pay for it. */
    ownerId: uuid('owner_id').$type<UserId>(),
    createdAt: instant('created_at').notNull(),
    /** The content's time as clients set it. */
    modifiedAt: instant('modified_at').notNull(),
    /** Permission bits that clients set; kept for them, decides nothing. */
    mode: integer('mode'),
  },
  (t) => [
    unique('nodes_parent_name').on(t.parentId, t.name).nullsNotDistinct(),
    index('nodes_blob').on(t.blobId),
    check('nodes_file_has_blob', sql`(${t.kind} = 'file') = (${t.blobId} IS NOT NULL)`),
  ],
);

/** One row. Whoever moves, copies or deletes a folder or takes a lock changes it, and so waits for the others and can see that there were some. */
export const treeChanges = pgTable('tree_changes', { id: boolean('id').primaryKey().default(true) }, (t) => [
  check('tree_changes_one_row', sql`${t.id}`),
]);

/** What was deleted and can be restored. The node itself waits in the hidden folder of the recycle bin, with all that is below it. */
export const recycled = pgTable(
  'recycled',
  {
    nodeId: uuid('node_id')
      .$type<NodeId>()
      .primaryKey()
      .references(() => nodes.id, { onDelete: 'cascade' }),
    /** The folder that it was in, and is to be put back into. */
    originId: uuid('origin_id')
      .$type<NodeId>()
      .notNull()
      .references(() => nodes.id),
    /** What it was called there. */
    name: name('name').notNull(),
    /** Where that folder was last known to be: finds entries, decides nothing. */
    workspaceId: uuid('workspace_id').$type<NodeId>().notNull(),
    deletedAt: instant('deleted_at').notNull(),
    deletedBy: uuid('deleted_by')
      .$type<UserId>()
      .references(() => users.id, { onDelete: 'set null' }),
    /** Of all its files; NULL until they are counted, and `recycled_usage` says whose they are. */
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
  },
  (t) => [
    index('recycled_workspace').on(t.workspaceId, t.deletedAt, t.nodeId),
    index('recycled_age').on(t.deletedAt, t.nodeId),
    index('recycled_origin').on(t.originId),
    index('recycled_unmeasured').on(t.nodeId).where(sql`${t.sizeBytes} IS NULL`),
    index('recycled_deleted_by').on(t.deletedBy),
  ],
);

/** What the files in an entry of the recycle bin take, by who owns them. */
export const recycledUsage = pgTable(
  'recycled_usage',
  {
    nodeId: uuid('node_id')
      .$type<NodeId>()
      .notNull()
      .references(() => recycled.nodeId, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.nodeId, t.userId] }), index('recycled_usage_user').on(t.userId)],
);

/** Dead properties (RFC 4918 §4.3) as the XML text of their value. */
export const properties = pgTable(
  'properties',
  {
    nodeId: uuid('node_id')
      .$type<NodeId>()
      .notNull()
      .references(() => nodes.id, { onDelete: 'cascade' }),
    namespace: text('namespace').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.nodeId, t.namespace, t.name] })],
);

export const grants = pgTable(
  'grants',
  {
    nodeId: uuid('node_id')
      .$type<NodeId>()
      .notNull()
      .references(() => nodes.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    permission: text('permission', { enum: ['r', 'w', 'rw'] }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.nodeId, t.userId] }), index('grants_user').on(t.userId)],
);

export const locks = pgTable(
  'locks',
  {
    /** The lock token, an opaque URI. */
    token: text('token').primaryKey(),
    nodeId: uuid('node_id')
      .$type<NodeId>()
      .notNull()
      .references(() => nodes.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    shared: boolean('shared').notNull(),
    /** Covers everything below the node. */
    deep: boolean('deep').notNull(),
    /** The client's own description of the holder, as XML text. */
    ownerXml: text('owner_xml').notNull(),
    timeoutSeconds: integer('timeout_seconds').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('locks_node').on(t.nodeId), index('locks_expiry').on(t.expiresAt)],
);

/**
 * Files that macOS writes beside others for itself (`._name`, `.DS_Store`), each kept for the user who wrote it and seen by nobody
 * else. They are small and have no history: content, properties and locks stand in the row.
 */
export const companions = pgTable(
  'companions',
  {
    id: uuid('id').$type<NodeId>().primaryKey(),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    folderId: uuid('folder_id')
      .$type<NodeId>()
      .notNull()
      .references(() => nodes.id, { onDelete: 'cascade' }),
    name: name('name').notNull(),
    content: bytes('content').notNull(),
    /** Another one with every content. */
    version: uuid('version').notNull(),
    properties: jsonb('properties').notNull(),
    locks: jsonb('locks').notNull(),
    createdAt: instant('created_at').notNull(),
    modifiedAt: instant('modified_at').notNull(),
  },
  (t) => [
    unique('companions_folder_user_name').on(t.folderId, t.userId, t.name),
    index('companions_user').on(t.userId),
  ],
);

/** Files that arrive in pieces; their bytes wait in the blob store until all are there. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').$type<UploadId>().primaryKey(),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    overwrite: boolean('overwrite').notNull(),
    /** The time that the file is to get; NULL: when it is complete. */
    modifiedAt: instant('modified_at'),
    /** What the client wants to be told again. */
    metadata: text('metadata').notNull(),
    stagedKey: text('staged_key').notNull(),
    /** Whose quota the bytes are set aside from. */
    payerId: uuid('payer_id').$type<UserId>(),
    /** Names the request that appends; another one takes over by putting its own name here. */
    writer: uuid('writer'),
    /** The file that it became. */
    nodeId: uuid('node_id').$type<NodeId>(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('uploads_user').on(t.userId), index('uploads_payer').on(t.payerId)],
);

/** Who did what. No foreign keys: an entry outlives what it speaks of. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    userId: uuid('user_id').$type<UserId>(),
    login: text('login'),
    tokenId: uuid('token_id').$type<TokenId>(),
    door: text('door').notNull(),
    address: text('address'),
    operation: text('operation').notNull(),
    nodeId: uuid('node_id').$type<NodeId>(),
    path: text('path'),
    result: text('result').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
  },
  (t) => [index('audit_user').on(t.userId, t.id), index('audit_node').on(t.nodeId)],
);

/**
 * The chain over the audit: entries in the order in which they were sealed, each with the hash over itself and the one before. Only ever
 * added to, and removed by whole days.
 */
export const auditSeals = pgTable('audit_seals', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  /** No foreign key: that an entry is gone is what the chain is to show. */
  entryId: bigint('entry_id', { mode: 'number' }).notNull().unique(),
  hash: bytes('hash').notNull(),
});

/** The head of the chain at the end of each day (UTC) on which entries were sealed. Stays when the day's entries are removed. */
export const auditDays = pgTable('audit_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  firstPosition: bigint('first_position', { mode: 'number' }).notNull(),
  lastPosition: bigint('last_position', { mode: 'number' }).notNull(),
  /** Of all entries sealed until then. */
  highestEntryId: bigint('highest_entry_id', { mode: 'number' }).notNull(),
  hash: bytes('hash').notNull(),
  prunedAt: instant('pruned_at'),
});

/** Ids below the highest sealed one that no entry had at that time: a transaction may still bring it. */
export const auditGaps = pgTable('audit_gaps', {
  entryId: bigint('entry_id', { mode: 'number' }).primaryKey(),
  seenAt: instant('seen_at').notNull(),
});

/** How often logins failed of late, by address and by user name. */
export const failedLogins = pgTable(
  'failed_logins',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('failed_logins_expiry').on(t.expiresAt)],
);

/** How many requests each door has answered in each minute, over all processes: for the last days, as a chart. */
export const traffic = pgTable(
  'traffic',
  {
    minute: instant('minute').notNull(),
    door: text('door').$type<Door>().notNull(),
    requests: integer('requests').notNull(),
    refused: integer('refused').notNull(),
    failed: integer('failed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.minute, t.door] })],
);
