import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import { isPatError } from '../shared/errors.js';
import type { NodeId, TokenId } from '../shared/ids.js';
import {
  openTestPlatform,
  type TestPlatform,
  type TestTokenOptions,
  type TestUser,
} from '../testing/index.js';
import type { ExplainedAt, OperationName } from './types.js';

const now = Date.UTC(2030, 0, 1);
let platform: TestPlatform;
let alice: TestUser;
let bob: TestUser;
let alicesToken: Principal;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  alice = await platform.createUser('alice');
  bob = await platform.createUser('bob');
  alicesToken = await platform.signIn(alice);
});
afterAll(() => platform.dispose());

async function* bytes() {
  yield Buffer.from('x');
}

/** `/alice/<name>/sub/file`, fresh. */
async function makeTree(name: string) {
  const { files } = platform;
  const folder = await files.createFolder(alicesToken, { path: `/alice/${name}` });
  const sub = await files.createFolder(alicesToken, { path: `${folder.path}/sub` });
  const { node: file } = await files.write(alicesToken, { path: `${sub.path}/file` }, bytes());
  return { folder: folder.id as NodeId, sub: sub.id as NodeId, file: file.id as NodeId, path: folder.path };
}

const deep = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 600 };

describe('what a person is told', () => {
  let tree: Awaited<ReturnType<typeof makeTree>>;
  let trees = 0;
  beforeEach(async () => {
    tree = await makeTree(`told${++trees}`);
    await platform.grant(bob, tree.folder, 'rw');
  });

  async function told(token: TestTokenOptions, operation: OperationName, at: ExplainedAt = {}) {
    const { id } = await platform.mint(bob, token);
    return tell(id, operation, at);
  }
  async function tell(id: TokenId, operation: OperationName, at: ExplainedAt = {}) {
    const { allowed, decidedBy, reason } = await platform.admin.explain(
      'system',
      id,
      { id: tree.file },
      operation,
      at,
    );
    return `${allowed ? 'yes' : 'no'}, ${decidedBy}: ${reason}`;
  }

  it.each<[string, TestTokenOptions, OperationName, ExplainedAt, string]>([
    [
      'a plain token',
      {},
      'replace',
      {},
      'yes, grant: The user\'s grants give reading and writing on this file, and the token leaves reading and writing: together reading and writing, which "replace" needs no more than.',
    ],
    [
      'a restricted one',
      { restrictions: ['no-delete'] },
      'delete',
      {},
      'no, restriction: The user\'s grants give reading and writing on this file, and the token leaves reading and writing: together reading and writing, but the token is restricted by "no-delete", which does not allow "delete".',
    ],
    [
      'a read-only one',
      { restrictions: ['read-only'] },
      'replace',
      {},
      'no, restriction: The user\'s grants give reading and writing on this file, and the token leaves reading: together reading, but "replace" needs writing.',
    ],
    [
      'another door',
      { doors: ['webdav'] },
      'read',
      { door: 'sftp' },
      'no, door: The token does not open the door sftp.',
    ],
    [
      'the right door',
      { doors: ['webdav'] },
      'stat',
      { door: 'webdav' },
      'yes, grant: The user\'s grants give reading and writing on this file, and the token leaves reading and writing: together reading and writing, which "stat" needs no more than.',
    ],
    [
      'another network',
      { networks: ['10.0.0.0/8'] },
      'read',
      { address: '192.0.2.1' },
      'no, network: The token may not be used from 192.0.2.1.',
    ],
    [
      'no question of place',
      { networks: ['10.0.0.0/8'], doors: ['sftp'] },
      'stat',
      {},
      'yes, grant: The user\'s grants give reading and writing on this file, and the token leaves reading and writing: together reading and writing, which "stat" needs no more than.',
    ],
    [
      'one for later',
      { notBefore: new Date(Date.UTC(2031, 0, 1)) },
      'read',
      {},
      'no, token: The token is not valid before 2031-01-01T00:00:00.000Z.',
    ],
    [
      'one that is over',
      { expiresAt: new Date(Date.UTC(2029, 0, 1)) },
      'read',
      {},
      'no, token: The token is expired.',
    ],
    [
      'one for nothing here',
      { scopes: ['profile'] },
      'read',
      {},
      'no, scope: The user\'s grants give reading and writing on this file, and the token leaves nothing: together nothing, but "read" needs reading. Without a right to read it does not exist for this token.',
    ],
  ])('of %s', async (_, token, operation, at, sentence) => {
    expect(await told(token, operation, at)).toBe(sentence);
  });

  it('of a scope that leaves less than the user has', async () => {
    const scopes = [`node:${tree.sub}:r`];
    expect(await told({ scopes }, 'replace')).toMatch(
      /^no, scope: .* leaves reading: together reading, but "replace" needs writing\.$/,
    );
  });

  it('of a user without grants', async () => {
    await platform.db.rows('DELETE FROM grants WHERE node_id = $1::uuid', [tree.folder]);
    expect(await told({}, 'read')).toMatch(/^no, grant: The user's grants give nothing/);
  });

  it('of a lock, until when and whose', async () => {
    await platform.files.lock(alicesToken, { id: tree.folder }, deep);
    const until = new Date(now + 600_000).toISOString();
    expect(await told({}, 'replace')).toBe(
      `no, lock: Its rights would do, but alice has locked ${tree.path} until ${until}.`,
    );
    expect(await told({}, 'read')).toMatch(/^yes/);
  });

  it('of an own lock, which WebDAV wants to be shown', async () => {
    const own = await platform.signIn(bob);
    await platform.files.lock(own, { id: tree.file }, deep);
    expect(await told({}, 'replace', { door: 'rest' })).toMatch(/^yes/);
    expect(await told({}, 'replace', { door: 'webdav' })).toMatch(/^no, lock: .* bob has locked/);
  });

  it('of a policy, a disabled user, a revoked token', async () => {
    const { id } = await platform.mint(bob);
    await platform.admin.updatePolicy('system', { scopeRequired: true });
    expect(await tell(id, 'read')).toBe('no, policy: The policy asks for at least one scope.');
    await platform.admin.updatePolicy('system', { scopeRequired: false });
    await platform.admin.updateUser('system', 'bob', { disabled: true });
    expect(await tell(id, 'read')).toBe('no, user: The user bob is disabled.');
    await platform.admin.updateUser('system', 'bob', { disabled: false });
    await platform.admin.revokeToken('system', id);
    expect(await tell(id, 'read')).toBe('no, token: The token is revoked.');
  });
});

const operations = ['stat', 'list', 'read', 'create', 'replace', 'set-attributes', 'lock', 'delete'] as const;
type Asked = (typeof operations)[number];
const right = fc.constantFrom('r', 'w', 'rw');
const place = fc.constantFrom('folder', 'sub', 'file');

/** Grants, scopes, limits, locks and where it is used from. */
const world = fc.record({
  grants: fc.dictionary(place, right, { maxKeys: 2 }),
  scopes: fc.option(fc.dictionary(place, right, { maxKeys: 2 }), { nil: undefined }),
  restrictions: fc.subarray(['read-only', 'no-overwrite', 'no-delete'] as const),
  doors: fc.option(fc.constantFrom(['rest' as const], ['webdav' as const, 'sftp' as const]), {
    nil: undefined,
  }),
  networks: fc.option(fc.constantFrom(['192.0.2.0/24'], ['198.51.100.0/24']), { nil: undefined }),
  notBefore: fc.option(fc.constantFrom(-1000, 1000), { nil: undefined }),
  lock: fc.option(fc.tuple(place, fc.boolean()), { nil: undefined }),
  door: fc.constantFrom('rest', 'webdav', 'sftp'),
  target: place,
});

describe('explain', () => {
  it('allows exactly what the operation then does', async () => {
    let trees = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(world, async (w) => {
        const tree = await makeTree(`run${++trees}`);
        for (const [where, permission] of Object.entries(w.grants)) {
          await platform.grant(bob, tree[where as 'sub'], permission as 'r');
        }
        if (w.lock)
          await platform.files.lock(
            alicesToken,
            { id: tree[w.lock[0] as 'sub'] },
            { ...deep, deep: w.lock[1] },
          );
        const token = await platform.mint(bob, {
          ...(w.scopes && {
            scopes: [
              'profile',
              ...Object.entries(w.scopes).map(([at, may]) => `node:${tree[at as 'sub']}:${may}`),
            ],
          }),
          restrictions: w.restrictions,
          doors: w.doors,
          networks: w.networks,
          notBefore: w.notBefore === undefined ? undefined : new Date(now + w.notBefore),
        });
        const at = { door: w.door as 'rest', address: '192.0.2.9' };
        for (const operation of operations) {
          const ref = refFor(operation, w.target as 'sub', tree);
          const { allowed, decidedBy } = await platform.admin.explain('system', token.id, ref, operation, at);
          expect({ operation, decidedBy, allowed }).toEqual({
            operation,
            decidedBy,
            allowed: await does(operation, ref, token.secret, at),
          });
          seen.add(`${decidedBy} ${allowed}`);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    for (const kind of [
      'grant true',
      'grant false',
      'scope false',
      'restriction false',
      'lock false',
      'door false',
      'network false',
      'token false',
    ]) {
      expect(seen).toContain(kind);
    }
  });
});

function refFor(
  operation: Asked,
  target: 'folder' | 'sub' | 'file',
  tree: Awaited<ReturnType<typeof makeTree>>,
) {
  if (operation !== 'create') return { id: tree[target] };
  return { path: target === 'folder' ? `${tree.path}/new` : `${tree.path}/sub/new` };
}

const refusals = [
  'unauthenticated',
  'forbidden',
  'insufficient_scope',
  'not_found',
  'parent_missing',
  'locked',
] as const;

async function does(
  operation: Asked,
  ref: { id: NodeId } | { path: string },
  secret: string,
  origin: { door: 'rest'; address: string },
) {
  const { files, auth } = platform;
  const run: Record<Asked, (principal: Principal) => Promise<unknown>> = {
    stat: (principal) => files.stat(principal, ref),
    list: async (principal) => {
      for await (const _page of files.list(principal, ref)) break;
    },
    read: async (principal) => (await files.open(principal, ref)).close(),
    create: (principal) => files.checkWrite(principal, ref, { mode: 'create' }),
    replace: (principal) => files.checkWrite(principal, ref, { mode: 'replace' }),
    'set-attributes': (principal) => files.setAttributes(principal, ref, { modifiedAt: new Date(now) }),
    lock: async (principal) => {
      const { lock } = await files.lock(principal, ref, deep);
      await files.unlock(principal, ref, lock.token);
    },
    delete: (principal) => files.remove(principal, ref),
  };
  try {
    await run[operation](await auth.authenticate({ kind: 'bearer', secret }, origin));
    return true;
  } catch (error) {
    if (isPatError(error, ...refusals)) return false;
    if (isPatError(error)) return true;
    throw error;
  }
}
