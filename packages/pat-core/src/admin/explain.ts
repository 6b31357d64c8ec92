import { resolve } from '../nodes/index.js';
import { explainDecision } from '../permissions/index.js';
import { readPolicy } from '../policy/index.js';
import { parseScopes } from '../scopes/index.js';
import { describeToken } from '../tokens/index.js';
import type { TokenInfo } from '../tokens/types.js';
import { isAdministrator } from './caller.js';
import type { AdminDependencies, Gate } from './gate.js';
import { grantsAlong } from './grants.js';
import { findFor } from './tokens.js';
import type { Admin, Explanation } from './types.js';

/** Says why a token may or may not do something, from the decision that the doors make. */
export function explaining(gate: Gate, { db, clock }: AdminDependencies): Pick<Admin, 'explain'> {
  return {
    explain(actor, tokenId, ref, operation) {
      const deed = { operation: 'explain', detail: { token: tokenId, asked: operation } };
      return gate.ask(actor, deed, async (caller) => {
        const now = clock();
        const token = describeToken(await findFor(db, caller, tokenId), await readPolicy(db), now);
        const scopes = parseScopes(token.scopes);
        const { userId, login } = token;
        const resolution = await resolve(db, { ref, userId, scopes, now });
        const { decision, reason, chain } = explainDecision(
          { scopes, restrictions: token.restrictions },
          resolution,
          operation,
        );
        const hidden = !decision.allowed && decision.code !== 'forbidden';
        if (hidden && !isAdministrator(caller)) return nothingThere;
        const ids = new Set<string>(chain.map((node) => node.id));
        const grants = (await grantsAlong(db, chain)).filter((grant) => grant.login === login);
        const deciding = token.scopes.filter((scope) => ids.has(scope.split(':')[1] ?? ''));
        const refusal = refusalOf(token);
        return { allowed: !refusal && decision.allowed, reason: refusal ?? reason, grants, scopes: deciding };
      });
    },
  };
}

/** What is hidden from a user is not explained to that user. */
const nothingThere: Explanation = {
  allowed: false,
  reason: 'There is no such file or folder for this token.',
  grants: [],
  scopes: [],
};

function refusalOf({ status, blockedReason }: TokenInfo): string | undefined {
  if (status === 'active') return undefined;
  return status === 'blocked' ? blockedReason : `The token is ${status}.`;
}
