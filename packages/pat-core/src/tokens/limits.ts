import type { Door, Origin } from '../shared/door.js';
import { PatError } from '../shared/errors.js';
import { type Restriction, restrictions } from '../shared/restriction.js';
import { type Networks, normalizeNetwork } from './networks.js';
import type { TokenDoor, TokenLimits } from './types.js';

const doors: readonly TokenDoor[] = ['rest', 'webdav', 'sftp'];
const maxNetworks = 50;
const maxUsesLimit = 1_000_000_000;

/** The stored form of requested limits; what is not named is not limited. @throws invalid with the reason */
export function normalizeLimits(request: Partial<TokenLimits>): TokenLimits {
  const { notBefore, maxUses } = request;
  if (notBefore && Number.isNaN(notBefore.getTime()))
    throw new PatError('invalid', 'The not-before instant is not valid.', { field: 'notBefore' });
  if (maxUses !== undefined && !(Number.isInteger(maxUses) && maxUses >= 1 && maxUses <= maxUsesLimit)) {
    throw new PatError('invalid', `The number of uses is a whole number from 1 to ${maxUsesLimit}.`, {
      field: 'maxUses',
    });
  }
  return {
    doors: request.doors && subset('door', request.doors, doors),
    networks: request.networks && normalizeNetworks(request.networks),
    notBefore,
    restrictions: subset('restriction', request.restrictions ?? [], restrictions),
    maxUses,
  };
}

function normalizeNetworks(texts: readonly string[]): string[] {
  const networks = [...new Set(texts.map(normalizeNetwork))].sort();
  if (networks.length === 0)
    throw new PatError('invalid', 'A list of networks names at least one.', { field: 'networks' });
  if (networks.length > maxNetworks) {
    throw new PatError('invalid', `A token has at most ${maxNetworks} networks.`, { field: 'networks' });
  }
  return networks;
}

/** In the order of `all`, each once. */
function subset<T extends string>(what: 'door' | 'restriction', given: readonly T[], all: readonly T[]): T[] {
  const unknown = given.find((item) => !all.includes(item));
  if (unknown !== undefined) {
    throw new PatError(
      'invalid',
      `The ${what} "${String(unknown).slice(0, 60)}" is not one of ${all.join(', ')}.`,
      { field: `${what}s` },
    );
  }
  if (what === 'door' && given.length === 0)
    throw new PatError('invalid', 'A list of doors names at least one.', { field: 'doors' });
  return all.filter((item) => given.includes(item));
}

export type LimitRefusal = 'door' | 'network';

/** Which limit forbids a token to be used where `origin` is; undefined: none. */
export function limitRefusal(
  {
    doors,
    networks,
  }: { readonly doors: readonly Door[] | undefined; readonly networks: Networks | undefined },
  { door, address }: Origin,
): LimitRefusal | undefined {
  if (doors && !doors.includes(door)) return 'door';
  if (networks && !networks.contain(address)) return 'network';
  return undefined;
}

/** Both restrictions together: what either forbids. */
export function joinRestrictions(
  a: readonly Restriction[],
  b: readonly Restriction[],
): readonly Restriction[] {
  if (b.length === 0) return a;
  return restrictions.filter((restriction) => a.includes(restriction) || b.includes(restriction));
}
