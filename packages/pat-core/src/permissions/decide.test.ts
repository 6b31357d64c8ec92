import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainNode, Resolution } from '../nodes/index.js';
import { type Right, rights, type TokenScopes } from '../scopes/index.js';
import type { NodeId } from '../shared/ids.js';
import { decide } from './decide.js';
import { type OperationName, operations } from './operations.js';
import type { TokenRights } from './token-rights.js';

/*
 * The reference: a small tree held in memory, and the rules of the interface said in the plainest way, node by node. Slow, and
 * with no idea of chains or ascents.
 *
 *   0 ─ 1 ─ 2 ─ 3
 *     │   └ 4
 *     └ 5
 */
const parentOf = [undefined, 0, 1, 2, 1, 0] as const;
const names = Object.keys(operations) as OperationName[];

function ancestorsAndSelf(node: number): number[] {
  const parent = parentOf[node];
  return parent === undefined ? [node] : [...ancestorsAndSelf(parent), node];
}

interface World {
  readonly grants: readonly Right[];
  /** undefined: a token without scopes. */
  readonly scopes: readonly Right[] | undefined;
}

function mayDo(world: World, node: number): Right {
  const way = ancestorsAndSelf(node);
  const given = way.reduce((right, step) => right | (world.grants[step] ?? 0), 0);
  const left = world.scopes ? way.reduce((right, step) => right | (world.scopes?.[step] ?? 0), 0) : 3;
  return (given & left) as Right;
}

function sees(world: World, node: number): boolean {
  if (mayDo(world, node) & 1) return true;
  const begins = (other: number) => (world.grants[other] ?? 0) !== 0 || (world.scopes?.[other] ?? 0) !== 0;
  return parentOf.some(
    (_, other) => ancestorsAndSelf(other).includes(node) && begins(other) && mayDo(world, other) !== 0,
  );
}

function expected(world: World, node: number, operation: OperationName): string {
  const { on, needs } = operations[operation];
  const absent = on === 'folder' ? 'parent_missing' : 'not_found';
  if (needs !== 0 && (mayDo(world, node) & needs) === needs) return 'allowed';
  if (needs === 0 && sees(world, node)) return 'allowed';
  return sees(world, node) ? 'forbidden' : absent;
}

function tokenWith(scopes: TokenScopes | undefined): TokenRights {
  return { scopes, restrictions: [] };
}

/** What the database would answer for the same world. */
function resolutionOf(world: World, node: number, operation: OperationName): Resolution {
  const chain = ancestorsAndSelf(node).map((step): ChainNode => chainNode(step, world.grants[step] ?? 0));
  const seeds = world.grants.flatMap((grant, seed) => (grant || world.scopes?.[seed] ? [seed] : []));
  const ascents = seeds.map((seed) => {
    const way = ancestorsAndSelf(seed).reverse();
    return { ids: way.map(idOf), grants: way.map((step) => world.grants[step] ?? 0) };
  });
  return { chain, missing: operations[operation].on === 'folder' ? ['new'] : [], ascents };
}

function idOf(node: number): NodeId {
  return `node-${node}` as NodeId;
}

function chainNode(node: number, grant: Right): ChainNode {
  const moment = new Date(0);
  return {
    id: idOf(node),
    parentId: undefined,
    name: String(node),
    kind: 'folder',
    sizeBytes: 0,
    blobId: undefined,
    owner: undefined,
    ownerId: undefined,
    ownerQuotaBytes: undefined,
    createdAt: moment,
    modifiedAt: moment,
    mode: undefined,
    grant,
    locks: [],
  };
}

function scopesOf(world: World): TokenScopes | undefined {
  if (!world.scopes) return undefined;
  const nodes = world.scopes.flatMap((right, node) => (right ? [[idOf(node), right] as const] : []));
  return { nodes: new Map(nodes), named: new Set() };
}

const right = fc.constantFrom<Right>(0, 0, 1, 2, 3);
const perNode = fc.array(right, { minLength: parentOf.length, maxLength: parentOf.length });
const world = fc.record({ grants: perNode, scopes: fc.option(perNode, { nil: undefined }) });

describe('decide', () => {
  it('agrees with the plain reference in every world', () => {
    fc.assert(
      fc.property(world, fc.nat(parentOf.length - 1), fc.constantFrom(...names), (given, node, operation) => {
        const decision = decide(tokenWith(scopesOf(given)), resolutionOf(given, node, operation), operation);
        expect(decision.allowed ? 'allowed' : decision.code).toBe(expected(given, node, operation));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('never gives a token more than its user has', () => {
    fc.assert(
      fc.property(world, fc.nat(parentOf.length - 1), (given, node) => {
        const narrow = decide(tokenWith(scopesOf(given)), resolutionOf(given, node, 'read'), 'read').access
          .right;
        const wide = decide(
          tokenWith(undefined),
          resolutionOf({ ...given, scopes: undefined }, node, 'read'),
          'read',
        ).access.right;
        expect(narrow & ~wide).toBe(0);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it('lets everybody see the root and nobody make workspaces in it', () => {
    const root: Resolution = { chain: [], missing: [], ascents: [] };
    expect(decide(tokenWith(undefined), root, 'list').allowed).toBe(true);
    expect(decide(tokenWith(undefined), { ...root, missing: ['new'] }, 'create')).toMatchObject({
      code: 'forbidden',
    });
    expect(decide(tokenWith(undefined), { ...root, missing: ['a', 'b'] }, 'create')).toMatchObject({
      code: 'parent_missing',
    });
  });

  it('gives a token with named scopes only no file at all', () => {
    const given: World = { grants: [rights.both, 0, 0, 0, 0, 0], scopes: [0, 0, 0, 0, 0, 0] };
    expect(decide(tokenWith(scopesOf(given)), resolutionOf(given, 0, 'stat'), 'stat')).toMatchObject({
      code: 'not_found',
    });
  });
});
