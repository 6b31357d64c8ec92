import type { Principal } from '../auth/types.js';
import { PatError } from '../shared/errors.js';
import type { TokenKind } from '../shared/token-kind.js';

/** Who asks, checked again: a principal as it is now, or undefined for the server's own machine, which may do everything. */
export type Caller = Principal | undefined;

/** Whether all of the platform is open to the caller. */
export function isAdministrator(caller: Caller): boolean {
  return !caller || (caller.isAdmin && !caller.scopes);
}

/** @throws forbidden when the user may not, insufficient_scope when only the token may not */
export function requireAdministrator(caller: Caller): void {
  if (caller && !caller.isAdmin) throw forbidden('Only administrators may do this.');
  requireUnscoped(caller);
}

/** For what users do with what is theirs, and administrators with everything. @throws as {@link requireAdministrator} */
export function requireOwnerOrAdministrator(caller: Caller, isOwner: boolean): void {
  if (isOwner) requireUnscoped(caller);
  else requireAdministrator(caller);
}

/** A token with scopes, even if they name no node, does only what they name. @throws insufficient_scope */
export function requireUnscoped(caller: Caller): void {
  if (caller?.scopes) {
    throw new PatError('insufficient_scope', 'A token with scopes may not do this; use one without.');
  }
}

/** A token that is restricted in what it does to files changes nothing else either. @throws insufficient_scope */
export function requireUnrestricted(caller: Caller): void {
  if (caller && caller.restrictions.length > 0) {
    const names = caller.restrictions.join(', ');
    throw new PatError('insufficient_scope', `A token with restrictions (${names}) changes no settings.`);
  }
}

/** What only a token that users make, and a session, may do. */
const lasting: readonly TokenKind[] = ['pat', 'ssh_key', 'session'];

/**
 * A token limited in doors, networks, uses, or to the short life of what is exchanged, gives nobody, itself included, a secret that is
 * not. @throws insufficient_scope
 */
export function requireUnlimited(caller: Caller): void {
  if (caller && !lasting.includes(caller.kind)) {
    throw new PatError('insufficient_scope', 'A short-lived token makes no tokens and sets no passwords.');
  }
  if (caller?.isLimited) {
    throw new PatError(
      'insufficient_scope',
      'A token that was exchanged, or is limited to doors, networks or a number of uses, makes no tokens.',
    );
  }
}

export function forbidden(message: string): PatError {
  return new PatError('forbidden', message);
}

/** Whether `login`, in whatever normal form, is the caller's own. */
export function isOwnLogin(caller: Caller, login: string): boolean {
  return caller?.login === login.normalize('NFC');
}
