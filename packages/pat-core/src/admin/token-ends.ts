import { PatError } from '../shared/errors.js';
import {
  generateSecret,
  hashSecret,
  revokeSignIns,
  revokeToken,
  revokeTokensOf,
  rotateToken,
} from '../tokens/index.js';
import { lockUser } from '../users/index.js';
import { isOwnLogin, requireOwnerOrAdministrator, requireUnlimited, requireUnrestricted } from './caller.js';
import { existingUser } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import { deedOn, describe, findFor, isItself, reload } from './tokens.js';
import type { Admin } from './types.js';

const maxOverlapSeconds = 30 * 24 * 60 * 60;
/** How many ids of tokens one entry of the audit names. */
const namedTokens = 1000;

/** What ends tokens or their secrets. */
export function tokenEnds(
  gate: Gate,
  { clock }: AdminDependencies,
): Pick<Admin, 'endSessions' | 'revokeToken' | 'revokeTokens' | 'rotateToken'> {
  return {
    revokeToken(actor, id) {
      const deed = deedOn('token.revoke', id);
      return gate.change(
        actor,
        deed,
        async (tx, caller) => {
          if (!isItself(caller, id)) requireUnrestricted(caller);
          const token = await findFor(tx, caller, id);
          const revoked = await revokeToken(tx, token.id, clock());
          const detail = { login: token.login, token: token.id, name: token.name };
          return { result: undefined, ...(revoked && { record: { detail }, changed: `token:${token.id}` }) };
        },
        'judged by the change',
      );
    },

    revokeTokens(actor, login) {
      return gate.change(actor, { operation: 'token.revoke-all', detail: { login } }, async (tx, caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        const revoked = await revokeTokensOf(tx, user.id, clock());
        const detail = { login: user.login, count: revoked.length, tokens: revoked.slice(0, namedTokens) };
        return { result: { revoked: revoked.length }, record: { detail }, changed: `user:${user.id}` };
      });
    },

    endSessions(actor, login) {
      return gate.change(actor, { operation: 'session.end-all', detail: { login } }, async (tx, caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        await revokeSignIns(tx, user.id, clock());
        return { result: undefined, record: {}, changed: `user:${user.id}` };
      });
    },

    rotateToken(actor, id, { overlapSeconds = 0 } = {}) {
      const deed = deedOn('token.rotate', id);
      return gate.change(
        actor,
        deed,
        async (tx, caller) => {
          if (!isItself(caller, id)) {
            requireUnrestricted(caller);
            requireUnlimited(caller);
          }
          checkOverlap(overlapSeconds);
          const token = await findFor(tx, caller, id);
          const now = clock();
          const secret = generateSecret();
          const { status, kind } = await describe(tx, token, now);
          const validUntil = overlapSeconds === 0 ? undefined : now + overlapSeconds * 1000;
          const isLive = kind === 'pat' && ['active', 'pending', 'blocked'].includes(status);
          if (!isLive || !(await rotateToken(tx, token.id, hashSecret(secret), { now, validUntil }))) {
            throw new PatError('conflict', 'The token has come to its end or has no secret; make a new one.');
          }
          const detail = { login: token.login, token: token.id, name: token.name, overlapSeconds };
          const result = { info: await reload(tx, token.id, now), secret };
          return { result, record: { detail }, changed: `token:${token.id}` };
        },
        'judged by the change',
      );
    },
  };
}

/** @throws invalid */
function checkOverlap(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= maxOverlapSeconds) return;
  throw new PatError(
    'invalid',
    `overlapSeconds is a whole number of seconds from 0 to ${maxOverlapSeconds} (30 days).`,
    { field: 'overlapSeconds' },
  );
}
