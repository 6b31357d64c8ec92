import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { platformOn } from '../platform.js';
import type { UploadId } from '../shared/ids.js';
import { newId } from '../shared/ids.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import { takeOver } from '../uploads/index.js';

const day = 24 * 60 * 60 * 1000;

async function* piece(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* brokenAfter(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
  throw new Error('connection reset');
}

/** Yields `chunk` and is silent then; tells when the next one is asked for. */
function silentAfter(chunk: Uint8Array) {
  let asked = () => {};
  const silent = new Promise<void>((resolve) => {
    asked = resolve;
  });
  async function* source(): AsyncGenerator<Uint8Array> {
    yield chunk;
    asked();
    await new Promise(() => {});
  }
  return { source: source(), silent };
}

describe('uploads in pieces', () => {
  let platform: TestPlatform;
  let alice: TestUser;
  let principal: Principal;
  let now = Date.now();
  const content = randomBytes(300_000);

  beforeAll(async () => {
    platform = await openTestPlatform({ clock: () => now });
    alice = await platform.createUser('alice');
    principal = await platform.signIn(alice);
  });
  afterAll(async () => {
    await platform.dispose();
    expect(platform.errors).toEqual([]);
  });

  const begin = (path: string, options = {}) =>
    platform.uploads.begin(principal, { path, sizeBytes: content.length, ...options });
  const append = (id: UploadId, offset: number, ...chunks: Uint8Array[]) =>
    platform.uploads.append(principal, id, offset, piece(...chunks));

  async function stored(path: string): Promise<Buffer> {
    const file = await platform.files.open(principal, { path });
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } finally {
      await file.close();
    }
  }

  const stagedFiles = () => readdir(join(platform.dataDir, 'blobs', 'tmp'));

  it('makes the file with the last byte, with its time and an audit row, and is seen by nobody before', async () => {
    const modifiedAt = new Date('2020-02-02T02:02:02Z');
    const upload = await begin('/alice/a.bin', { modifiedAt, metadata: 'filename YQ==' });
    expect(upload).toMatchObject({ offsetBytes: 0, path: '/alice/a.bin', nodeId: undefined });
    expect((await append(upload.id, 0, content.subarray(0, 100_000))).offsetBytes).toBe(100_000);
    await expect(platform.files.stat(principal, { path: '/alice/a.bin' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const done = await append(
      upload.id,
      100_000,
      content.subarray(100_000, 200_000),
      content.subarray(200_000),
    );
    expect(done).toMatchObject({ offsetBytes: content.length, node: { path: '/alice/a.bin', modifiedAt } });
    expect(content.equals(await stored('/alice/a.bin'))).toBe(true);
    expect(await platform.uploads.find(principal, upload.id)).toMatchObject({
      ...{ offsetBytes: content.length, metadata: 'filename YQ==', nodeId: done.node?.id },
    });
    const entries = await platform.db.rows<{ operation: string; tokenId: string }>(
      'SELECT operation, token_id AS "tokenId" FROM audit WHERE node_id = $1',
      [done.node?.id],
    );
    expect(entries).toEqual([{ operation: 'create', tokenId: principal.tokenId }]);
    expect(await stagedFiles()).toEqual([]);
  });

  it('keeps small and empty files as all others are kept', async () => {
    const empty = await begin('/alice/empty', { sizeBytes: 0 });
    expect(empty.nodeId).toBeDefined();
    const small = await begin('/alice/small', { sizeBytes: 3 });
    await append(small.id, 0, Buffer.from('abc'));
    expect((await stored('/alice/small')).toString()).toBe('abc');
    expect((await stored('/alice/empty')).length).toBe(0);
    expect(await stagedFiles()).toEqual([]);
  });

  it('keeps what arrived of a piece that broke off, in another process too', async () => {
    const { id } = await begin('/alice/broken');
    const broken = platform.uploads.append(principal, id, 0, brokenAfter(content.subarray(0, 70_001)));
    await expect(broken).rejects.toThrow('connection reset');
    const other = await platformOn(
      { ...platform.db, close: async () => {} },
      { dataDir: platform.dataDir, auditReads: false },
      { clock: () => now },
    );
    try {
      expect((await other.uploads.find(principal, id)).offsetBytes).toBe(70_001);
      await other.uploads.append(principal, id, 70_001, piece(content.subarray(70_001)));
    } finally {
      await other.close();
    }
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(await stored('/alice/broken'))).toBe(digest(content));
  });

  it('takes bytes at its offset only, and not more than are missing', async () => {
    const { id } = await begin('/alice/offsets');
    await append(id, 0, content.subarray(0, 10));
    await expect(append(id, 0, content)).rejects.toMatchObject({ code: 'conflict' });
    await expect(append(id, 11, content)).rejects.toMatchObject({ code: 'conflict' });
    await expect(append(id, 10, content)).rejects.toMatchObject({ code: 'too_large' });
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(10);
  });

  it('belongs to its user', async () => {
    const bob = await platform.signIn(await platform.createUser('bob'));
    const { id } = await begin('/alice/mine');
    const missing = { code: 'not_found' };
    await expect(platform.uploads.find(bob, id)).rejects.toMatchObject(missing);
    await expect(platform.uploads.append(bob, id, 0, piece(content))).rejects.toMatchObject(missing);
    await expect(platform.uploads.abort(bob, id)).rejects.toMatchObject(missing);
    await platform.uploads.abort(principal, id);
    await expect(platform.uploads.find(principal, id)).rejects.toMatchObject(missing);
    await expect(platform.uploads.begin(bob, { path: '/alice/not', sizeBytes: 1 })).rejects.toMatchObject({
      code: 'parent_missing',
    });
  });

  it('is decided for the token that sends, each time', async () => {
    const { id: folderId } = await platform.files.createFolder(principal, { path: '/alice/only' });
    const scoped = await platform.signIn(alice, { scopes: [`node:${folderId}:rw`] });
    const reader = await platform.signIn(alice, { restrictions: ['read-only'] });
    const { id } = await begin('/alice/elsewhere');
    for (const token of [scoped, reader]) {
      const refused = platform.uploads.append(token, id, 0, piece(content));
      await expect(refused).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|forbidden|parent_missing/),
      });
    }
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(0);
  });

  it('replaces only when that is asked for, and can be finished again when it was refused at the end', async () => {
    await expect(begin('/alice/a.bin')).rejects.toMatchObject({ code: 'already_exists' });
    const over = await begin('/alice/a.bin', { overwrite: true, sizeBytes: 2 });
    expect((await append(over.id, 0, Buffer.from('hi'))).node?.sizeBytes).toBe(2);

    const { id } = await begin('/alice/taken');
    await append(id, 0, content.subarray(0, -1));
    const lock = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 600 };
    const bob = await platform.signIn(await platform.createUser('carol'));
    await platform.grant({ ...alice, id: bob.userId }, alice.workspaceId, 'rw');
    const { lock: held } = await platform.files.lock(bob, { id: alice.workspaceId }, lock);
    await expect(append(id, content.length - 1, content.subarray(-1))).rejects.toMatchObject({
      code: 'locked',
    });
    await platform.files.unlock(bob, { id: alice.workspaceId }, held.token);
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(content.length - 1);
    await append(id, content.length - 1, content.subarray(-1));
    expect(content.equals(await stored('/alice/taken'))).toBe(true);
  });

  it('tries the end again when the file could not be made, and loses nothing', async () => {
    const { id } = await begin('/alice/late');
    const racing = (async function* () {
      yield content;
      await platform.files.write(principal, { path: '/alice/late' }, piece(Buffer.from('first')));
    })();
    await expect(platform.uploads.append(principal, id, 0, racing)).rejects.toMatchObject({
      code: 'already_exists',
    });
    expect((await stored('/alice/late')).toString()).toBe('first');
    await platform.files.remove(principal, { path: '/alice/late' });
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(content.length - 1);
    expect((await append(id, content.length - 1)).node).toBeUndefined();
    expect((await append(id, content.length - 1, Buffer.from('x'))).node?.sizeBytes).toBe(content.length);
    expect(content.equals(await stored('/alice/late'))).toBe(true);
  });

  it('ends at once when the token is revoked, while nothing arrives', async () => {
    const token = await platform.mint(alice);
    const origin = { door: 'rest', address: '127.0.0.1' } as const;
    const writer = await platform.auth.authenticate({ kind: 'bearer', secret: token.secret }, origin);
    const { id } = await begin('/alice/revoked');
    const { source, silent } = silentAfter(content.subarray(0, 1000));
    const appending = platform.uploads.append(writer, id, 0, source);
    const refused = expect(appending).rejects.toMatchObject({ code: 'unauthenticated' });
    await silent;
    await platform.admin.revokeToken(principal, token.id);
    await refused;
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(1000);
  });

  it('ends an append when another process has taken over', async () => {
    const { id } = await begin('/alice/two');
    async function* overtaken(): AsyncGenerator<Uint8Array> {
      yield content.subarray(0, 1000);
      await takeOver(platform.db, id, newId());
      now += 600;
      yield content.subarray(1000, 2000);
    }
    const first = platform.uploads.append(principal, id, 0, overtaken());
    await expect(first).rejects.toMatchObject({ code: 'conflict' });
    expect((await platform.uploads.find(principal, id)).offsetBytes).toBe(1000);
  });

  it('counts what is unfinished to the quota, until it ends', async () => {
    const dave = await platform.createUser('dave');
    const owner = await platform.signIn(dave);
    await platform.db.rows('UPDATE users SET quota_bytes = 1000 WHERE id = $1', [dave.id]);
    const request = (path: string, sizeBytes: number) =>
      platform.uploads.begin(owner, { path: `/dave/${path}`, sizeBytes });
    const full = { code: 'insufficient_storage' };
    await expect(request('too-large', 1001)).rejects.toMatchObject(full);
    const half = await request('half', 600);
    await expect(request('more', 500)).rejects.toMatchObject(full);
    await platform.uploads.abort(owner, half.id);
    const rest = await request('rest', 900);
    await platform.files.write(owner, { path: '/dave/meanwhile' }, piece(Buffer.alloc(200)));
    await expect(platform.uploads.append(owner, rest.id, 0, piece(Buffer.alloc(900)))).rejects.toMatchObject(
      full,
    );
  });

  it('is given up a day after something last arrived', async () => {
    const { id } = await begin('/alice/expiring');
    now += day - 1;
    await append(id, 0, content.subarray(0, 5));
    now += day - 1;
    expect((await platform.uploads.find(principal, id)).expiresAt.getTime()).toBe(now + 1);
    now += 2;
    await expect(append(id, 5, content.subarray(5))).rejects.toMatchObject({ code: 'not_found' });
    await platform.collect();
    expect(await platform.db.rows('SELECT id FROM uploads WHERE id = $1', [id])).toEqual([]);
    expect(await stagedFiles()).toEqual([]);
  });
});
