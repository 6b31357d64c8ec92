import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { removeGrant } from '../grants/index.js';
import { type BlobId, freezeFolder, writeNode } from '../nodes/index.js';
import { type NodeId, newId } from '../shared/ids.js';
import type { TestPlatform, TestUser } from '../testing/index.js';
import type { Guard, GuardScope, Write } from './index.js';
import { openTestGuard, type TestGuard } from './test-fixture.js';

async function* chunks(bytes: Uint8Array) {
  yield bytes;
}

const content = () => ({ blobId: newId<BlobId>(), stored: { sizeBytes: 5, content: Buffer.from('bytes') } });

describe('a write that is one statement', () => {
  let statements: string[] = [];
  let opened: TestGuard;
  let platform: TestPlatform;
  let guard: Guard;
  let alice: TestUser;
  let principal: Principal;

  beforeAll(async () => {
    opened = await openTestGuard({ onQuery: (text) => statements.push(text) });
    ({ platform, guard, alice, principal } = opened);
  });

  afterAll(() => opened.dispose());

  /** A new file; `meanwhile` happens between the first decision and the statement. */
  function create(name: string, meanwhile?: () => Promise<unknown>, as = principal): Promise<NodeId> {
    let decisions = 0;
    return guard.write(as, 'replace', async (scope): Promise<Write<NodeId>> => {
      const place = await scope.place(`/alice/${name}`, 'replace', {});
      const id = place.existing?.node.id ?? newId<NodeId>();
      if (decisions++ === 0) await meanwhile?.();
      return {
        record: { operation: 'create', nodeId: id, path: place.path },
        result: id,
        write: writeAt(scope, id),
      };

      function writeAt({ now }: GuardScope, node: NodeId): Write<NodeId>['write'] {
        const modifiedAt = new Date(now);
        if (place.existing?.node.blobId) {
          return {
            replace: { id: node, revision: place.existing.node.revision, to: content(), modifiedAt, now },
          };
        }
        const { name: newName, parent } = place;
        return {
          insert: {
            id: node,
            parentId: parent.id,
            name: newName,
            content: content(),
            ownerId: alice.id,
            modifiedAt,
            now,
          },
        };
      }
    });
  }

  const count = async (table: string, column: string, id: NodeId) =>
    (await platform.db.rows(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])).length;

  const writesAndLooks = () => ({
    looks: statements.filter((text) => /AS place/.test(text)).length,
    writes: statements.filter((text) => /INTO blobs/.test(text) && /INTO audit/.test(text)).length,
  });

  it('takes one look and one statement, audit included', async () => {
    await platform.files.stat(principal, { path: '/alice' });
    statements = [];
    const id = await create('one');
    expect(writesAndLooks()).toEqual({ looks: 1, writes: 1 });
    expect(await count('nodes', 'id', id)).toBe(1);
    expect(await count('audit', 'node_id', id)).toBe(1);
  });

  it('takes the statement alone in a folder that something was put into before', async () => {
    await create('first');
    statements = [];
    for (const name of ['two', 'three']) expect(await count('nodes', 'id', await create(name))).toBe(1);
    expect(writesAndLooks()).toEqual({ looks: 0, writes: 2 });
  });

  it('looks when the guess about the folder was wrong, and does not guess again before it was right', async () => {
    await create('there');
    const there = await create('there');
    statements = [];
    expect(await create('there')).toBe(there);
    expect(writesAndLooks()).toEqual({ looks: 1, writes: 1 });
    statements = [];
    await create('another');
    expect(writesAndLooks()).toEqual({ looks: 1, writes: 1 });
  });

  describe('a guess lets nobody write', () => {
    const exclusive = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 60 };
    const cases: [string, (guest: TestUser, folder: NodeId, as: Principal) => Promise<unknown>, string][] = [
      ['without the grant', ({ id }, folder) => removeGrant(platform.db, folder, id), 'parent_missing'],
      ['into a folder that has moved', (_, id) => move(id, '/alice/moved'), 'parent_missing'],
      ['into a deleted folder', (_, id) => platform.files.remove(principal, { id }), 'parent_missing'],
      ['into a locked folder', (_, id) => platform.files.lock(principal, { id }, exclusive), 'locked'],
      ['with a token that is revoked', (_, __, { tokenId }) => revoke(tokenId), 'unauthenticated'],
    ];

    it.each(cases)('%s', async (_, change, code) => {
      const guest = await platform.createUser(`guest-${newId().slice(0, 8)}`);
      const { id } = await platform.files.createFolder(principal, { path: `/alice/${guest.login}` });
      const folder = id as NodeId;
      await platform.grant(guest, folder, 'rw');
      const guests = await platform.signIn(guest);
      await create(`${guest.login}/first`, undefined, guests);
      await change(guest, folder, guests);
      await expect(create(`${guest.login}/second`, undefined, guests)).rejects.toMatchObject({ code });
      expect(await platform.db.rows("SELECT 1 FROM nodes WHERE name = 'second'", [])).toEqual([]);
    });

    const move = (id: NodeId, path: string) => platform.files.move(principal, { id }, { path });
    const revoke = (id: string) =>
      platform.db.rows('UPDATE tokens SET revoked_at = now() WHERE id = $1', [id]);
  });

  it('takes only the statement when it was foreseen, and another look when that has changed', async () => {
    const { files } = platform;
    const draft = await files.draft(principal, { path: '/alice/drafted' }, { keepContent: false });
    statements = [];
    await draft.commit();
    expect(writesAndLooks()).toEqual({ looks: 0, writes: 1 });

    const late = await files.draft(principal, { path: '/alice/drafted' }, { keepContent: false });
    await create('drafted');
    await late.write(Buffer.from('last'), 0);
    statements = [];
    const { node } = await late.commit();
    expect(writesAndLooks()).toEqual({ looks: 1, writes: 2 });
    expect(node.sizeBytes).toBe(4);
  });

  it('takes only the statement when a name was presumed free, which is wrong, finds what is there, and then looks again', async () => {
    const { files } = platform;
    const draft = async (name: string) => {
      const opened = await files.draft(
        principal,
        { path: `/alice/${name}` },
        { keepContent: false, mayPresumeFree: true },
      );
      await opened.write(Buffer.from('mine'), 0);
      return opened;
    };
    await (await draft('presumed-0')).commit();
    statements = [];
    for (const name of ['presumed-1', 'presumed-2']) await (await draft(name)).commit();
    expect(writesAndLooks()).toEqual({ looks: 0, writes: 2 });

    const there = await create('presumed-3');
    const late = await draft('presumed-3');
    await expect(late.commit({ onlyNew: true })).rejects.toMatchObject({ code: 'already_exists' });
    const { node } = await late.commit({ newMode: 0o600 });
    expect(node).toMatchObject({ id: there, sizeBytes: 4, mode: undefined });
    statements = [];
    await draft('presumed-4');
    expect(writesAndLooks()).toEqual({ looks: 1, writes: 0 });

    const seen = await files.draft(principal, { path: '/alice/presumed-3' }, { keepContent: false });
    await expect(seen.commit({ onlyNew: true })).rejects.toMatchObject({ code: 'already_exists' });
  });

  it('commits those that are asked for together in few transactions', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => create(`together-${index}`)));
    expect(new Set(ids).size).toBe(40);
    const rows = await platform.db.rows<{ xmin: string }>(
      'SELECT DISTINCT xmin::text AS xmin FROM nodes WHERE id = ANY($1::uuid[])',
      [ids],
    );
    expect(rows.length).toBeLessThan(20);
  });

  it('makes the new files of one folder in few statements, each with its own content and audit row, beside one whose name is taken', async () => {
    const { files, db } = platform;
    const write = (name: string) => {
      const bytes = Buffer.from(`content of ${name}`);
      return files.write(principal, { path: `/alice/${name}` }, chunks(bytes), { sizeBytes: bytes.length });
    };
    await write('crowd-7');
    statements = [];
    const written = await Promise.all(Array.from({ length: 40 }, (_, index) => write(`crowd-${index}`)));
    expect(writesAndLooks().writes).toBeLessThan(12);
    expect(written.filter(({ created }) => !created).map(({ node }) => node.name)).toEqual(['crowd-7']);
    const rows = await db.rows<{ name: string; content: Uint8Array; audited: string }>(
      `SELECT name, content, (SELECT string_agg(operation, ' ' ORDER BY id) FROM audit WHERE node_id = nodes.id) AS audited
        FROM nodes JOIN blobs ON blobs.id = blob_id WHERE name LIKE 'crowd-%'`,
      [],
    );
    const seen = rows.map(({ name, content, audited }) => [name, Buffer.from(content).toString(), audited]);
    const expected = written.map(({ node: { name } }) => [
      name,
      `content of ${name}`,
      name === 'crowd-7' ? 'create replace' : 'create',
    ]);
    expect(seen.sort()).toEqual(expected.sort());
  });

  it('goes on elsewhere while those before wait for somebody', async ({ skip }) => {
    if (!platform.databaseUrl) skip('the embedded database has one connection');
    const { id } = await platform.files.createFolder(principal, { path: '/alice/held' });
    let held: Promise<NodeId> | undefined;
    await platform.db.transaction(async (tx) => {
      await freezeFolder(tx, id as NodeId);
      held = create('held/file');
      expect(await count('nodes', 'id', await create('free'))).toBe(1);
      expect(await tx.rows('SELECT 1 FROM nodes WHERE parent_id = $1', [id])).toEqual([]);
    });
    expect(await count('nodes', 'id', (await held) as NodeId)).toBe(1);
  });

  it('decides anew when the name has been taken meanwhile', async () => {
    let first: NodeId | undefined;
    const second = await create('taken', async () => {
      first = await create('taken');
    });
    expect(second).toBe(first);
    expect(await count('audit', 'node_id', second)).toBe(2);
  });

  it('decides anew when a folder above has been moved meanwhile', async () => {
    const folder = newId<NodeId>();
    const now = Date.now();
    const at = { modifiedAt: new Date(now), now, ownerId: alice.id, content: undefined };
    await writeNode(platform.db, {
      insert: { ...at, id: folder, parentId: alice.workspaceId, name: 'above' },
    });
    const away = () => platform.files.move(principal, { id: folder }, { path: '/alice/elsewhere' });
    await expect(create('above/file', away)).rejects.toMatchObject({ code: 'parent_missing' });
  });

  it('refuses when a lock has been taken meanwhile', async () => {
    const other = await platform.signIn(await platform.createUser('other'));
    await platform.grant({ ...alice, id: other.userId }, alice.workspaceId, 'rw');
    await create('locked');
    const lock = () =>
      platform.files.lock(
        other,
        { path: '/alice/locked' },
        {
          ...{ shared: false, deep: false, ownerXml: '', timeoutSeconds: 60 },
        },
      );
    await expect(create('locked', lock)).rejects.toMatchObject({ code: 'locked' });
  });

  it('does not write over a file that a lock was put on since it was looked at', async () => {
    await create('revised');
    const [row] = await platform.db.rows<{ id: NodeId; revision: string }>(
      "SELECT id, xmin::text AS revision FROM nodes WHERE name = 'revised'",
      [],
    );
    if (!row) throw new Error('no such node');
    const now = Date.now();
    const replace = { ...row, to: content(), modifiedAt: new Date(now), now };
    await platform.files.lock(
      principal,
      { id: row.id },
      { shared: false, deep: false, ownerXml: '', timeoutSeconds: 60 },
    );
    expect(await writeNode(platform.db, { replace })).toBe(false);
  });

  it('refuses when the grant has been taken away meanwhile', async () => {
    const bob = await platform.createUser('bob');
    await platform.grant(bob, alice.workspaceId, 'rw');
    const bobs = await platform.signIn(bob);
    await create('of-bob', undefined, bobs);
    const takeAway = () => removeGrant(platform.db, alice.workspaceId, bob.id);
    await expect(create('of-bob-2', takeAway, bobs)).rejects.toMatchObject({ code: 'parent_missing' });
  });

  it('refuses when the token has been revoked meanwhile, even unheard', async () => {
    const doomed = await platform.signIn(alice);
    const revoke = () =>
      platform.db.rows('UPDATE tokens SET revoked_at = now() WHERE id = $1', [doomed.tokenId]);
    await expect(create('too-late', revoke, doomed)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('leaves no content behind when it is not made', async () => {
    const blobs = async () => (await platform.db.rows('SELECT 1 FROM blobs', [])).length;
    await create('kept');
    await platform.collect();
    const before = await blobs();
    await create('kept', () => create('kept'));
    await platform.collect();
    expect(await blobs()).toBe(before);
  });
});
