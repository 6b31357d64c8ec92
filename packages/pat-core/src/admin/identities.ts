import { linkIdentity, listIdentities, unlinkIdentity } from '../identities/index.js';
import type { Identity } from '../identities/types.js';
import { PatError } from '../shared/errors.js';
import { revokeSignIns } from '../tokens/index.js';
import { findUser, lockUser } from '../users/index.js';
import { isOwnLogin, requireAdministrator, requireUnlimited } from './caller.js';
import { existingUser } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

type IdentityAdmin = Pick<Admin, 'listIdentities' | 'linkIdentity' | 'unlinkIdentity'>;

const maxCharacters = 1000;

export function identityAdmin(gate: Gate, { db, clock }: AdminDependencies): IdentityAdmin {
  return {
    listIdentities(actor, login) {
      return gate.ask(actor, { operation: 'identity.list', detail: { login } }, async (caller) => {
        if (!isOwnLogin(caller, login)) requireAdministrator(caller);
        return listIdentities(db, existingUser(await findUser(db, login), login).id);
      });
    },

    linkIdentity(actor, login, identity) {
      const detail = { login, issuer: identity.issuer, subject: identity.subject };
      return gate.change(actor, { operation: 'identity.link', detail }, async (tx, caller) => {
        requireAdministrator(caller);
        requireUnlimited(caller);
        checkIdentity(identity);
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        if (user.kind === 'service') {
          throw new PatError('invalid', 'A service account does not sign in; it lives by its tokens.');
        }
        if (!(await linkIdentity(tx, identity, user.id, clock()))) {
          throw new PatError('already_exists', 'This identity is linked with a user already.');
        }
        return { result: undefined, record: {} };
      });
    },

    unlinkIdentity(actor, login, identity) {
      const detail = { login, issuer: identity.issuer, subject: identity.subject };
      return gate.change(actor, { operation: 'identity.unlink', detail }, async (tx, caller) => {
        requireAdministrator(caller);
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        if (!(await unlinkIdentity(tx, identity, user.id))) return { result: undefined };
        await revokeSignIns(tx, user.id, clock());
        return { result: undefined, record: {}, changed: `user:${user.id}` };
      });
    },
  };
}

function checkIdentity({ issuer, subject }: Identity): void {
  if (!URL.canParse(issuer) || issuer.length > maxCharacters) {
    throw new PatError(
      'invalid',
      'The issuer of an identity is the URL by which the provider calls itself.',
      { field: 'issuer' },
    );
  }
  if (subject === '' || subject.length > maxCharacters || subject.includes('\0')) {
    throw new PatError('invalid', 'The subject of an identity has 1 to 1000 characters.', {
      field: 'subject',
    });
  }
}
