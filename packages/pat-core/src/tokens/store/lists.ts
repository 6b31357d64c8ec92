import { and, desc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { type Database, selectionOf } from '../../db/index.js';
import { tokens, users } from '../../db/schema.js';
import type { Door } from '../../shared/door.js';
import type { TokenId, UserId } from '../../shared/ids.js';
import type { Restriction } from '../../shared/restriction.js';
import type { TokenKind } from '../../shared/token-kind.js';

const listed = {
  id: tokens.id,
  kind: tokens.kind,
  parentId: tokens.parentId,
  userId: tokens.userId,
  login: users.login,
  userDisabledAt: users.disabledAt,
  name: tokens.name,
  scopes: tokens.scopes,
  doors: tokens.doors,
  networks: tokens.networks,
  notBefore: tokens.notBefore,
  restrictions: tokens.restrictions,
  maxUses: tokens.maxUses,
  publicKey: tokens.publicKey,
  uses: tokens.uses,
  createdAt: tokens.createdAt,
  expiresAt: tokens.expiresAt,
  autoRefreshSeconds: tokens.autoRefreshSeconds,
  lastUsedAt: tokens.lastUsedAt,
  lastUsedDoor: tokens.lastUsedDoor,
  lastUsedAddress: tokens.lastUsedAddress,
  lastUsedClient: tokens.lastUsedClient,
  revokedAt: tokens.revokedAt,
};

/** A token's row with its user, as lists need it. */
export interface ListedToken {
  readonly id: TokenId;
  readonly kind: TokenKind;
  readonly parentId: TokenId | null;
  readonly userId: UserId;
  readonly login: string;
  readonly userDisabledAt: Date | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly doors: readonly Door[] | null;
  readonly networks: readonly string[] | null;
  readonly notBefore: Date | null;
  readonly restrictions: readonly Restriction[];
  readonly maxUses: number | null;
  readonly publicKey: string | null;
  readonly uses: number;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly autoRefreshSeconds: number | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedDoor: string | null;
  readonly lastUsedAddress: string | null;
  readonly lastUsedClient: string | null;
  readonly revokedAt: Date | null;
}

/** Where a page of tokens goes on. */
export interface TokenPosition {
  readonly createdAt: Date;
  readonly id: TokenId;
}

/** Which tokens a list shows; what is not named does not matter. */
export interface TokenSelection {
  readonly userId: UserId | undefined;
  /** Only those not revoked, and not used, or never used and not made, since. */
  readonly unusedSince: Date | undefined;
  readonly kind: 'pat' | 'ssh_key' | undefined;
}

/** A page of what users made themselves, newest first. What was exchanged from it is not listed. */
export async function listTokens(
  db: Database,
  request: TokenSelection & { after: TokenPosition | undefined; limit: number },
): Promise<ListedToken[]> {
  const { userId, unusedSince, kind, after, limit } = request;
  return db.orm
    .select(listed)
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(
      and(
        kind ? eq(tokens.kind, kind) : sql`${tokens.kind} IN ('pat', 'ssh_key')`,
        userId && eq(tokens.userId, userId),
        unusedSince && isNull(tokens.revokedAt),
        unusedSince &&
          or(
            lte(tokens.lastUsedAt, unusedSince),
            and(isNull(tokens.lastUsedAt), lte(tokens.createdAt, unusedSince)),
          ),
        after &&
          sql`(${tokens.createdAt}, ${tokens.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
    .limit(limit);
}

const { text: columns, read } = selectionOf(listed);

export function findToken(db: Database, id: TokenId): Promise<ListedToken | undefined> {
  return db.lookup(
    `SELECT ${columns} FROM tokens JOIN users ON users.id = tokens.user_id WHERE tokens.id = $1::uuid`,
    [id],
    ([row]: readonly Record<string, unknown>[]) => row && read(row),
  );
}

/** Whose a token that lists show is; undefined also for what was exchanged, and for sessions. */
export function findOwner(db: Pick<Database, 'lookup'>, id: TokenId): Promise<UserId | undefined> {
  return db.lookup(
    "SELECT user_id FROM tokens WHERE id = $1::uuid AND kind IN ('pat', 'ssh_key')",
    [id],
    ([row]: readonly { user_id: UserId }[]) => row?.user_id,
  );
}
