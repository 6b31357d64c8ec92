import type { Database } from '../db/index.js';
import { breachOf, readPolicy } from '../policy/index.js';
import type { Policy } from '../policy/types.js';
import { PatError } from '../shared/errors.js';
import { newId, type TokenId } from '../shared/ids.js';
import {
  checkLifetime,
  countTokensOf,
  findCredential,
  forgetEndedKey,
  generateSecret,
  hashSecret,
  insertToken,
  type NewToken,
  normalizeLimits,
  normalizeTokenName,
  readPublicKey,
} from '../tokens/index.js';
import type { SshKeyRequest, TokenRequest } from '../tokens/types.js';
import { lockUser, type User } from '../users/index.js';
import { type Caller, forbidden, isAdministrator, requireUnlimited } from './caller.js';
import { existingUser } from './existing.js';
import { checkScopes } from './token-scopes.js';

/** Makes a token within the policy. @throws invalid with the reason, forbidden, insufficient_scope, conflict when there are too many */
export async function mint(tx: Database, caller: Caller, login: string, request: TokenRequest, now: number) {
  const secret = generateSecret();
  const by = { kind: 'pat', secretHash: hashSecret(secret) } as const;
  return { secret, ...(await insertWithinPolicy(tx, caller, login, request, by, now)) };
}

/** Lets an SSH key stand for a token. @throws as {@link mint}, conflict when it stands for one already */
export async function addKey(
  tx: Database,
  caller: Caller,
  login: string,
  request: SshKeyRequest,
  now: number,
) {
  const { line, digest } = readPublicKey(request.publicKey);
  await forgetEndedKey(tx, digest, now);
  if (await findCredential(tx, digest)) {
    throw new PatError('conflict', 'This SSH key is registered already.', { field: 'publicKey' });
  }
  const by = { kind: 'ssh_key', secretHash: digest, publicKey: line } as const;
  return insertWithinPolicy(tx, caller, login, request, by, now);
}

async function insertWithinPolicy(
  tx: Database,
  caller: Caller,
  login: string,
  request: TokenRequest,
  by: Pick<NewToken, 'secretHash' | 'publicKey'> & { readonly kind: 'pat' | 'ssh_key' },
  now: number,
) {
  requireUnlimited(caller);
  const policy = await readPolicy(tx);
  if (policy.minting === 'administrators' && !isAdministrator(caller)) {
    throw forbidden('The policy lets only administrators make tokens.');
  }
  const purpose = policy.maxTokensPerUser === undefined ? 'reference' : 'change';
  const user = existingUser(await lockUser(tx, login, purpose), login);
  const { expiresAt, autoRefreshSeconds } = request;
  const name = normalizeTokenName(request.name);
  checkLifetime(request, now);
  const limits = normalizeLimits(request);
  if (limits.notBefore && expiresAt && limits.notBefore >= expiresAt) {
    throw new PatError('invalid', 'The not-before instant lies before the expiry of the token.', {
      field: 'notBefore',
    });
  }
  const scopes = await checkScopes(tx, user, request.scopes ?? []);
  const token = { name, scopes, createdAt: new Date(now), expiresAt, autoRefreshSeconds, ...limits };
  const breach = breachOf({ ...token, kind: by.kind }, policy);
  if (breach) throw new PatError('invalid', breach.reason, { field: breach.field });
  await checkCount(tx, user, policy, now);
  const id = newId<TokenId>();
  await insertToken(tx, { ...token, ...by, id, userId: user.id });
  const { createdAt: _createdAt, ...facts } = token;
  return { id, detail: { login: user.login, token: id, kind: by.kind, ...facts } };
}

async function checkCount(
  tx: Database,
  user: User,
  { maxTokensPerUser }: Policy,
  now: number,
): Promise<void> {
  if (maxTokensPerUser === undefined) return;
  if ((await countTokensOf(tx, user.id, now)) < maxTokensPerUser) return;
  throw new PatError(
    'conflict',
    `The policy allows ${maxTokensPerUser} tokens for each user, and ${user.login} has as many; revoke one first.`,
  );
}
