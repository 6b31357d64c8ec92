import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChainNode, Resolution } from '../nodes/index.js';
import { decide, type OperationName, operations } from '../permissions/index.js';
import type { NodeId, TokenId, UserId } from '../shared/ids.js';
import type { Restriction } from '../shared/restriction.js';
import { type CredentialRow, toCredential } from '../tokens/store/credentials.js';
import { originRefusal, refusalOf } from './judge.js';
import type { Door, Origin } from './types.js';

/*
 * A token as the database tells it, judged and decided upon by the very functions that the doors go through, against the rules of
 * docs/tokens.md said in the plainest way: second by second, address by address, node by node.
 *
 *   0 ─ 1 ─ 2 ─ 3
 *     │   └ 4
 *     └ 5
 */
const parentOf = [undefined, 0, 1, 2, 1, 0] as const;
type Letters = '' | 'r' | 'w' | 'rw';

interface Token {
  readonly scopes: readonly Letters[] | undefined;
  /** All instants are whole seconds. */
  readonly created: number;
  readonly notBefore: number | undefined;
  readonly expires: number | undefined;
  readonly window: number | undefined;
  readonly lastUsed: number | undefined;
  readonly revoked: boolean;
  readonly doors: readonly Door[] | undefined;
  readonly networks: readonly Network[] | undefined;
  readonly restrictions: readonly Restriction[];
}

interface World {
  readonly grants: readonly Letters[];
  readonly token: Token;
  /** The token it was exchanged from. */
  readonly parent: Token | undefined;
  readonly userDisabled: boolean;
  readonly policy: {
    readonly maxLifetime: number | undefined;
    readonly maxWindow: number | undefined;
    readonly cap: number | undefined;
    readonly neverExpiring: boolean;
    readonly scopeRequired: boolean;
  };
  readonly now: number;
  readonly door: Door;
  readonly address: Address;
  readonly node: number;
  readonly operation: OperationName;
}

/** Worked out by hand. */
const addressesOf = {
  '10.0.0.0/8': ['10.0.0.1', '10.1.0.1', '::ffff:10.1.0.1'],
  '10.1.0.0/16': ['10.1.0.1', '::ffff:10.1.0.1'],
  '192.0.2.7/32': ['192.0.2.7'],
  '2001:db8::/32': ['2001:db8::1'],
  '::/0': ['2001:db8::1'],
} as const;
type Network = keyof typeof addressesOf;
const addresses = [
  '10.0.0.1',
  '10.1.0.1',
  '::ffff:10.1.0.1',
  '192.0.2.7',
  '2001:db8::1',
  '203.0.113.9',
] as const;
type Address = (typeof addresses)[number];

// The reference.

function isGood({ now, door, address, policy }: World, token: Token, underPolicy: boolean): boolean {
  if (token.revoked) return false;
  if (token.notBefore !== undefined && now < token.notBefore) return false;
  if (token.expires !== undefined && now >= token.expires) return false;
  if (token.window !== undefined) {
    const begins = [token.created, token.lastUsed ?? 0, token.notBefore ?? 0].sort((a, b) => b - a)[0] ?? 0;
    if (now >= begins + token.window) return false;
  }
  if (token.doors && !token.doors.includes(door)) return false;
  const inside = (network: Network) => (addressesOf[network] as readonly string[]).includes(address);
  if (token.networks && !token.networks.some(inside)) return false;
  return !underPolicy || isAllowed(token, policy);
}

function isAllowed(token: Token, policy: World['policy']): boolean {
  if (policy.scopeRequired && !token.scopes) return false;
  const longest = (limit: number) => token.expires !== undefined && token.expires <= token.created + limit;
  if (policy.maxLifetime !== undefined && !longest(policy.maxLifetime)) return false;
  if (token.window === undefined) return policy.neverExpiring || token.expires !== undefined;
  if (policy.maxWindow !== undefined && token.window > policy.maxWindow) return false;
  return policy.cap === undefined || longest(policy.cap);
}

function wayTo(node: number): number[] {
  const parent = parentOf[node];
  return parent === undefined ? [node] : [...wayTo(parent), node];
}

function mayDo({ grants, token, parent }: World, node: number): string[] {
  const layers = [grants, token.scopes, parent?.scopes].filter((layer) => layer !== undefined);
  const readOnly = [token, parent].some((one) => one?.restrictions.includes('read-only'));
  return ['r', 'w'].filter((letter) => {
    if (letter === 'w' && readOnly) return false;
    return layers.every((layer) => wayTo(node).some((step) => layer[step]?.includes(letter)));
  });
}

function isSeen(world: World, node: number): boolean {
  if (mayDo(world, node).includes('r')) return true;
  const { grants, token, parent } = world;
  return parentOf.some((_, other) => {
    const begins = grants[other] || token.scopes?.[other] || parent?.scopes?.[other];
    return begins && wayTo(other).includes(node) && mayDo(world, other).length > 0;
  });
}

const needs: Record<OperationName, string> = {
  ...{ stat: '', list: '', read: 'r', copy: 'r', create: 'w', replace: 'w', delete: 'rw', move: 'rw' },
  ...{ 'set-attributes': 'w', 'set-properties': 'w', lock: 'w', restore: 'rw', purge: 'rw' },
};
const forbiddenBy: Record<Restriction, readonly OperationName[]> = {
  'read-only': [
    ...(['create', 'replace', 'delete', 'move', 'restore', 'purge'] as const),
    ...(['set-attributes', 'set-properties', 'lock'] as const),
  ],
  'no-overwrite': ['replace'],
  'no-delete': ['delete', 'move', 'purge'],
};

function expected(world: World): string {
  const { token, parent, userDisabled, node, operation } = world;
  if (userDisabled || !isGood(world, token, !parent)) return 'unauthenticated';
  if (parent && !isGood(world, parent, true)) return 'unauthenticated';
  const restrictions = [...token.restrictions, ...(parent?.restrictions ?? [])];
  const restricted = restrictions.some((restriction) => forbiddenBy[restriction].includes(operation));
  const enough = [...needs[operation]].every((letter) => mayDo(world, node).includes(letter));
  const seen = isSeen(world, node);
  if (enough && !restricted && (needs[operation] !== '' || seen)) return 'allowed';
  if (seen) return 'forbidden';
  return operation === 'create' ? 'parent_missing' : 'not_found';
}

// What the doors go through.

const start = Date.UTC(2030, 0, 1);
const iso = (second: number | undefined) =>
  second === undefined ? null : new Date(start + second * 1000).toISOString();
const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const rightOf = (letters: Letters | undefined) =>
  ((letters?.includes('r') ? 1 : 0) | (letters?.includes('w') ? 2 : 0)) as ChainNode['grant'];

function stateRow(token: Token, id: number, kind: 'pat' | 'access_token') {
  return {
    id: uuid(id) as TokenId,
    kind,
    scopes:
      token.scopes
        ?.flatMap((letters, node) => (letters ? [`node:${uuid(node)}:${letters}`] : []))
        .concat('profile') ?? [],
    created_at: iso(token.created) ?? '',
    not_before: iso(token.notBefore),
    expires_at: iso(token.expires),
    auto_refresh_seconds: token.window ?? null,
    last_used_at: iso(token.lastUsed),
    revoked_at: token.revoked ? iso(0) : null,
    doors: token.doors ? [...token.doors] : null,
    networks: token.networks ? [...token.networks] : null,
    restrictions: [...token.restrictions],
  };
}

function credentialOf({ token, parent, userDisabled, policy }: World) {
  const row: CredentialRow = {
    ...stateRow(token, 8, parent ? 'access_token' : 'pat'),
    parent: parent ? stateRow(parent, 9, 'pat') : null,
    secret_id: '',
    max_uses: null,
    last_used_door: null,
    retired: null,
    version: '',
    user_id: uuid(7) as UserId,
    login: 'alice',
    is_admin: false,
    disabled_at: userDisabled ? iso(0) : null,
    policy: {
      max_lifetime_seconds: policy.maxLifetime ?? null,
      max_auto_refresh_seconds: policy.maxWindow ?? null,
      auto_refresh_cap_seconds: policy.cap ?? null,
      never_expiring_allowed: policy.neverExpiring,
      scope_required: policy.scopeRequired,
      minting: 'administrators',
      max_tokens_per_user: 1,
      ssh_keys_allowed: false,
    },
  };
  return toCredential(row);
}

function resolutionOf({ grants, token, parent, node, operation }: World): Resolution {
  const begins = (at: number) => grants[at] || token.scopes?.[at] || parent?.scopes?.[at];
  const ascents = parentOf.flatMap((_, seed) => {
    const way = wayTo(seed).reverse();
    const ids = way.map((step) => uuid(step) as NodeId);
    return begins(seed) ? [{ ids, grants: way.map((step) => rightOf(grants[step])) }] : [];
  });
  const chain = wayTo(node).map(
    (step) => ({ id: uuid(step) as NodeId, grant: rightOf(grants[step]) }) as ChainNode,
  );
  return { chain, missing: operations[operation].on === 'folder' ? ['new'] : [], ascents };
}

function actual(world: World): string {
  const credential = credentialOf(world);
  const origin: Origin = { door: world.door, address: world.address };
  const refusal = refusalOf(credential, start + world.now * 1000) ?? originRefusal(credential, origin);
  if (refusal) return 'unauthenticated';
  const decision = decide(credential, resolutionOf(world), world.operation);
  return decision.allowed ? 'allowed' : decision.code;
}

// The worlds: each limit is mostly absent, so that they do not hide each other.

const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc
    .option(arbitrary, { nil: undefined, freq: 3 })
    .chain((value) => fc.boolean().map((keep) => (keep ? value : undefined)));
const second = fc.integer({ min: 0, max: 40 });
const perNode = fc.array(fc.constantFrom<Letters>('', '', 'r', 'w', 'rw'), { minLength: 6, maxLength: 6 });
const door = fc.constantFrom<Door>('rest', 'webdav', 'sftp');
const token = fc.record<Token>({
  scopes: fc.option(perNode, { nil: undefined }),
  created: fc.constant(0),
  notBefore: rarely(second),
  expires: rarely(fc.integer({ min: 1, max: 60 })),
  window: rarely(fc.integer({ min: 1, max: 40 })),
  lastUsed: rarely(second),
  revoked: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
  doors: rarely(fc.uniqueArray(door, { minLength: 1 })),
  networks: rarely(
    fc.uniqueArray(fc.constantFrom(...(Object.keys(addressesOf) as Network[])), { minLength: 1 }),
  ),
  restrictions: fc
    .subarray<Restriction>(['read-only', 'no-overwrite', 'no-delete'])
    .chain((some) => fc.boolean().map((keep) => (keep ? some : []))),
});
const world = fc.record<World>({
  grants: perNode,
  token,
  parent: fc.option(token, { nil: undefined }),
  userDisabled: fc.integer({ min: 0, max: 20 }).map((n) => n === 0),
  policy: fc.record({
    maxLifetime: rarely(fc.integer({ min: 1, max: 60 })),
    maxWindow: rarely(fc.integer({ min: 1, max: 40 })),
    cap: rarely(fc.integer({ min: 1, max: 60 })),
    neverExpiring: fc.integer({ min: 0, max: 4 }).map((n) => n !== 0),
    scopeRequired: fc.integer({ min: 0, max: 8 }).map((n) => n === 0),
  }),
  now: second,
  door,
  address: fc.constantFrom(...addresses),
  node: fc.nat(parentOf.length - 1),
  operation: fc.constantFrom(...(Object.keys(operations) as OperationName[])),
});

it('agrees with the plain reference for every token, limit, policy, place and operation', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(world, (given) => {
      const outcome = actual(given);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      expect(outcome).toBe(expected(given));
    }),
    { numRuns: 10_000, seed: 5 },
  );
  for (const outcome of ['allowed', 'forbidden', 'not_found', 'parent_missing', 'unauthenticated']) {
    expect(seen.get(outcome), outcome).toBeGreaterThan(20);
  }
});

it('never lets a restriction, a limit or a parent add anything', () => {
  fc.assert(
    fc.property(world, (given) => {
      const bare: Token = {
        ...given.token,
        ...{ doors: undefined, networks: undefined, notBefore: undefined, restrictions: [] },
      };
      // Seeing is another matter: a scope shows the very node that it names.
      if (needs[given.operation] !== '' && actual(given) === 'allowed') {
        expect(
          actual({ ...given, token: { ...bare, lastUsed: given.now }, parent: undefined, policy: anything }),
        ).toBe('allowed');
      }
    }),
    { numRuns: 4000, seed: 6 },
  );
});

const anything: World['policy'] = {
  ...{ maxLifetime: undefined, maxWindow: undefined, cap: undefined },
  ...{ neverExpiring: true, scopeRequired: false },
};
