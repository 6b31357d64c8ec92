import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type NodeId, newId, type TokenId, type UserId } from '../shared/ids.js';
import { openTestDatabase, type TestDatabase } from '../testing/index.js';
import { append, openReadAudit, readAudit } from './index.js';
import type { AuditEvent, AuditFilter } from './types.js';

let test: TestDatabase;
const start = Date.UTC(2030, 0, 1);

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.db.rows('TRUNCATE audit', []));
afterAll(() => test.dispose());

const alice = newId<UserId>();
const token = newId<TokenId>();
const node = newId<NodeId>();

function event(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    userId: alice,
    login: 'alice',
    tokenId: token,
    door: 'rest',
    address: '192.0.2.1',
    operation: 'read',
    nodeId: node,
    path: '/alice/a.txt',
    result: 'ok',
    ...changes,
  };
}

async function operations(
  filter: AuditFilter = {},
  page: { userId?: UserId; before?: number; limit?: number } = {},
) {
  const entries = await readAudit(test.db, {
    filter,
    userId: page.userId,
    before: page.before,
    limit: page.limit ?? 100,
  });
  return entries.map((entry) => entry.operation);
}

describe('readAudit', () => {
  beforeEach(async () => {
    const bob = { userId: newId<UserId>(), login: 'bob', tokenId: newId<TokenId>(), nodeId: newId<NodeId>() };
    await append(test.db, event({ operation: 'one' }), start);
    await append(test.db, event({ operation: 'two', door: 'sftp', result: 'forbidden' }), start + 1);
    await append(test.db, event({ operation: 'three', ...bob }), start + 2);
  });

  it.each<[string, AuditFilter, string[]]>([
    ['nothing', {}, ['three', 'two', 'one']],
    ['a login', { login: 'alice' }, ['two', 'one']],
    ['a token', { tokenId: token }, ['two', 'one']],
    ['a node', { nodeId: node }, ['two', 'one']],
    ['an operation', { operation: 'three' }, ['three']],
    ['a door', { door: 'sftp' }, ['two']],
    ['what went well', { result: 'ok' }, ['three', 'one']],
    ['what was refused', { result: 'refused' }, ['two']],
    ['a beginning, included', { since: new Date(start + 1) }, ['three', 'two']],
    ['an end, excluded', { until: new Date(start + 1) }, ['one']],
    ['several together', { login: 'alice', result: 'ok' }, ['one']],
  ])('filters by %s, newest first', async (_, filter, expected) => {
    expect(await operations(filter)).toEqual(expected);
  });

  it('shows one user alone', async () => {
    expect(await operations({}, { userId: alice })).toEqual(['two', 'one']);
  });

  it('goes on where a page ended', async () => {
    const [newest] = await readAudit(test.db, { filter: {}, userId: undefined, before: undefined, limit: 1 });
    expect(await operations({}, newest ? { before: newest.id, limit: 1 } : {})).toEqual(['two']);
  });

  it('gives back all that was written', async () => {
    const written = event({ detail: { to: '/alice/b.txt', sizeBytes: 3 } });
    await append(test.db, written, start);
    const [entry] = await readAudit(test.db, { filter: {}, userId: undefined, before: undefined, limit: 1 });
    expect(entry).toEqual({ ...written, id: expect.any(Number), at: new Date(start) });
  });

  it('writes what the database cannot hold in another form, not never', async () => {
    await append(test.db, event({ login: 'a\0b', path: '/a\ud800', detail: { to: '\0\udfff' } }), start);
    const [entry] = await readAudit(test.db, { filter: {}, userId: undefined, before: undefined, limit: 1 });
    expect(entry).toMatchObject({ login: 'a\ufffdb', path: '/a\ufffd', detail: { to: '\ufffd\ufffd' } });
  });
});

describe('the audit of reads', () => {
  function open() {
    const errors: unknown[] = [];
    const reads = openReadAudit({ db: test.db, clock: () => start, onError: (error) => errors.push(error) });
    return { reads, errors };
  }

  it('writes what was recorded, in order, at the latest when it is closed', async () => {
    const { reads } = open();
    for (const operation of ['one', 'two', 'three']) reads.record(event({ operation }));
    expect(await operations()).toEqual([]);
    await reads.close();
    expect(await operations()).toEqual(['three', 'two', 'one']);
  });

  it('writes many rows in few statements', async () => {
    const rows = vi.spyOn(test.db, 'rows');
    const { reads } = open();
    for (let i = 0; i < 1600; i++) reads.record(event());
    await reads.close();
    const inserts = rows.mock.calls.filter(([text]) => text.includes('INTO audit'));
    rows.mockRestore();
    expect(await operations({}, { limit: 5000 })).toHaveLength(1600);
    expect(inserts).toHaveLength(4);
  });

  it('counts what it could not keep, and says so in one entry', async () => {
    const { reads } = open();
    for (let i = 0; i < 10_007; i++) reads.record(event());
    await reads.close();
    const lost = await readAudit(test.db, {
      filter: { operation: 'audit.lost' },
      userId: undefined,
      before: undefined,
      limit: 10,
    });
    expect(lost).toMatchObject([{ detail: { count: 7 }, result: 'unavailable' }]);
    expect(await operations({ operation: 'read' }, { limit: 20_000 })).toHaveLength(10_000);
  });

  it('keeps what a failing database refused, and writes it later', async () => {
    const { reads } = open();
    await test.db.rows('ALTER TABLE audit RENAME TO elsewhere', []);
    reads.record(event());
    await expect(reads.flush()).rejects.toThrow();
    await test.db.rows('ALTER TABLE elsewhere RENAME TO audit', []);
    await reads.close();
    expect(await operations()).toEqual(['read']);
  });
});
