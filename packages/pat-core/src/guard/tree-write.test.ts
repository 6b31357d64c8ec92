import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { removeGrant } from '../grants/index.js';
import { serializeTreeChanges } from '../nodes/index.js';
import { type NodeId, newId } from '../shared/ids.js';
import type { TestPlatform, TestUser } from '../testing/index.js';
import type { Guard } from './index.js';
import { openTestGuard, type TestGuard } from './test-fixture.js';

const exclusive = { shared: false, deep: false, ownerXml: '', timeoutSeconds: 60 };

describe('a change of the tree that is one statement', () => {
  let opened: TestGuard;
  let platform: TestPlatform;
  let guard: Guard;
  let alice: TestUser;
  let principal: Principal;

  beforeAll(async () => {
    opened = await openTestGuard();
    ({ platform, guard, alice, principal } = opened);
  });

  afterAll(() => opened.dispose());

  const folder = async (path: string) =>
    (await platform.files.createFolder(principal, { path })).id as NodeId;
  const move = (from: string, path: string) => platform.files.move(principal, { path: from }, { path });
  const nameOf = async (id: NodeId) => (await platform.files.stat(principal, { id })).path;

  /** A folder `from/inner` and one `to`, in a folder of their own. */
  async function scene() {
    const top = `/alice/${newId().slice(0, 8)}`;
    const topId = await folder(top);
    const [from, to] = [`${top}/from`, `${top}/to`];
    const [fromId, toId] = [await folder(from), await folder(to)];
    return { top, topId, from, fromId, to, toId, innerId: await folder(`${from}/inner`) };
  }

  type Scene = Awaited<ReturnType<typeof scene>>;

  /** Moves or copies `from` to `to/new`; `meanwhile` happens between the decision and the statement. */
  function change(
    operation: 'move' | 'copy',
    { from, to }: Scene,
    meanwhile: () => Promise<unknown> = async () => {},
    as = principal,
  ): Promise<'by one statement' | 'in a transaction'> {
    return guard.changeTree(
      as,
      operation,
      async (scope) => {
        const { node } = await scope.node({ path: from }, operation);
        const { parent, name } = await scope.place(`${to}/new`, 'stat');
        await meanwhile();
        const at = { parentId: parent.id, name };
        const copy = { ...at, id: newId<NodeId>(), sourceId: node.id, ownerId: alice.id, now: scope.now };
        return {
          record: { operation, nodeId: node.id, path: from },
          write: {
            kind: node.kind,
            ...(operation === 'move' ? { relocate: { ...at, node } } : { copy: { ...copy, shallow: false } }),
          },
          result: 'by one statement' as const,
        };
      },
      async () => ({
        record: { operation, nodeId: undefined, path: undefined },
        apply: async () => 'in a transaction' as const,
      }),
    );
  }

  it.each(['move', 'copy'] as const)('is a %s with its audit row', async (operation) => {
    const place = await scene();
    expect(await change(operation, place)).toBe('by one statement');
    expect(await nameOf(place.innerId)).toBe(
      `${operation === 'move' ? `${place.to}/new` : place.from}/inner`,
    );
    const copied = await platform.files.stat(principal, { path: `${place.to}/new/inner` });
    expect(copied.id === place.innerId).toBe(operation === 'move');
    const audited = 'SELECT operation FROM audit WHERE node_id = $1 AND operation = $2';
    expect(await platform.db.rows(audited, [place.fromId, operation])).toHaveLength(1);
  });

  const changes: [string, (at: Scene) => Promise<unknown>][] = [
    ['the name was taken', ({ to }) => folder(`${to}/new`)],
    ['the source was moved', ({ from, top }) => move(from, `${top}/away`)],
    ['the source was deleted', ({ fromId }) => platform.files.remove(principal, { id: fromId })],
    ['the destination was moved', ({ to, top }) => move(to, `${top}/away`)],
    ['the destination was moved into the source', ({ to, from }) => move(to, `${from}/to`)],
    ['the destination was deleted', ({ toId }) => platform.files.remove(principal, { id: toId })],
    ['a folder above was renamed', ({ top }) => move(top, `${top}-new`)],
    ['the source was locked', ({ fromId }) => platform.files.lock(principal, { id: fromId }, exclusive)],
    ['the destination was locked', ({ toId }) => platform.files.lock(principal, { id: toId }, exclusive)],
  ];

  it.each(changes)('is not made when %s meanwhile', async (_, meanwhile) => {
    for (const operation of ['move', 'copy'] as const) {
      const place = await scene();
      expect(await change(operation, place, () => meanwhile(place))).toBe('in a transaction');
      expect(
        await platform.db.rows("SELECT 1 FROM nodes WHERE parent_id = $1 AND name = 'new' AND id = $2", [
          ...[place.toId, place.fromId],
        ]),
      ).toEqual([]);
    }
  });

  it('is not made over the lock of something in a folder that is moved', async () => {
    const place = await scene();
    await platform.files.lock(principal, { id: place.innerId }, exclusive);
    expect(await change('copy', place)).toBe('by one statement');
    expect(await change('move', { ...place, to: place.top })).toBe('in a transaction');
    expect(await nameOf(place.innerId)).toBe(`${place.from}/inner`);
  });

  it('is not made without the grant or token that it was decided with', async () => {
    const bob = await platform.createUser('bob');
    const place = await scene();
    await platform.grant(bob, place.topId, 'rw');
    const bobs = await platform.signIn(bob);
    const denied = () => removeGrant(platform.db, place.topId, bob.id);
    expect(await change('move', place, denied, bobs)).toBe('in a transaction');
    const doomed = await platform.signIn(alice);
    const revoke = () =>
      platform.db.rows('UPDATE tokens SET revoked_at = now() WHERE id = $1', [doomed.tokenId]);
    await expect(change('move', place, revoke, doomed)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await nameOf(place.fromId)).toBe(place.from);
  });

  it('waits for who changes the tree, and then sees that it is decided on what was before', async ({
    skip,
  }) => {
    if (!platform.databaseUrl) skip('the embedded database has one connection');
    const place = await scene();
    const waiting = async () => {
      const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await platform.db.rows(sql, [])).length === 0);
    };
    let made: Promise<string> | undefined;
    await platform.db.transaction(async (tx) => {
      await serializeTreeChanges(tx);
      made = change('move', place);
      await waiting();
    });
    expect(await made).toBe('in a transaction');
    expect(await change('move', place)).toBe('by one statement');
  });
});
