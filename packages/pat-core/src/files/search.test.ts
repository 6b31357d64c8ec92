import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import type { NodeId } from '../shared/ids.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import type { NodeInfo, SearchOptions } from './types.js';

describe('search', () => {
  let platform: TestPlatform;
  let alice: TestUser;
  let bob: TestUser;
  let full: Principal;
  let statements = 0;
  const ids = new Map<string, NodeId>();

  beforeAll(async () => {
    platform = await openTestPlatform({
      onQuery: (text) => {
        if (/WITH RECURSIVE (walk|chain)/.test(text)) statements += 1;
      },
    });
    alice = await platform.createUser('alice');
    bob = await platform.createUser('bob');
    full = await platform.signIn(alice);
    for (const path of [
      'Plans',
      'Plans/2026',
      'Plans/2026/Old plans',
      'drop',
      'drop/plans here',
      'x',
      'x/y',
    ]) {
      const folder = await platform.files.createFolder(full, { path: `/alice/${path}` });
      ids.set(path, folder.id as NodeId);
    }
    for (const path of [
      ...['Plans/plan.txt', 'Plans/2026/PLAN B.txt', 'Plans/2026/Old plans/plan', 'drop/a plan'],
      ...['x/y/plan', 'x/100%.txt', 'x/100_.txt', 'x/1000.txt', 'x/Straße ÄÖ.txt', 'x/[a].(b)*', 'x/a\\b'],
    ]) {
      const { node } = await platform.files.write(full, { path: `/alice/${path}` }, none());
      ids.set(path, node.id as NodeId);
    }
  });
  afterAll(async () => {
    await platform.dispose();
    expect(platform.errors).toEqual([]);
  });

  const idOf = (path: string) => ids.get(path) as NodeId;
  const search = (principal: Principal, path: string, text: string, options: Partial<SearchOptions> = {}) =>
    platform.files.search(principal, { path }, { text, ...options });
  const namesFound = async (text: string) =>
    (await search(full, '/alice', text)).items.map(({ name }) => name).sort();

  it('finds names in any letter case, everywhere below a folder, and not the folder itself', async () => {
    const { items, next, isComplete } = await search(full, '/alice/Plans', 'pLAn');
    expect(items.map(({ path }) => path)).toEqual([
      '/alice/Plans/2026/Old plans',
      '/alice/Plans/2026/PLAN B.txt',
      '/alice/Plans/2026/Old plans/plan',
      '/alice/Plans/plan.txt',
    ]);
    expect({ next, isComplete }).toEqual({ next: undefined, isComplete: true });
    expect(items[1]).toEqual(await platform.files.stat(full, { path: '/alice/Plans/2026/PLAN B.txt' }));
    expect((await search(full, '/', 'alice')).items).toMatchObject([{ path: '/alice', kind: 'folder' }]);
  });

  it.each([
    ['%', ['100%.txt']],
    ['0_', ['100_.txt']],
    ['STRASSE', []],
    ['straße äö', ['Straße ÄÖ.txt']],
    ['a\u0308', ['Straße ÄÖ.txt']],
    ['].(B)*', ['[a].(b)*']],
    ['A\\B', ['a\\b']],
    ['***=1', []],
    ['.*', []],
  ])('takes %j literally', async (text, names) => {
    expect(await namesFound(text)).toEqual(names);
  });

  it('finds files or folders alone', async () => {
    expect((await search(full, '/alice', 'plan', { kind: 'file' })).items).toHaveLength(5);
    expect((await search(full, '/alice', 'plan', { kind: 'folder' })).items).toHaveLength(3);
  });

  it('gives every node once in pages, whatever comes and goes in between', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(full, '/alice', 'plan', { limit: 3, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ name }) => name));
      if (cursor === undefined) {
        await platform.files.write(full, { path: '/alice/A plan' }, none());
        await platform.files.remove(full, { path: '/alice/A plan' });
      }
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([
      ...['Old plans', 'PLAN B.txt', 'Plans', 'a plan', 'plan', 'plan', 'plan.txt', 'plans here'],
    ]);
    await expect(search(full, '/alice', 'plan', { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('looks up the folder and then all that is found, once each at most', async () => {
    for (const limit of [1, 100]) {
      const before = statements;
      await search(full, '/alice', 'plan', { limit });
      expect(statements - before).toBeLessThanOrEqual(2);
    }
  });

  it('does not find what is deleted, nor what is in a deleted folder', async () => {
    await platform.files.createFolder(full, { path: '/alice/gone' });
    await platform.files.write(full, { path: '/alice/gone/vanished' }, none());
    expect(await namesFound('vanished')).toEqual(['vanished']);
    await platform.files.remove(full, { path: '/alice/gone' });
    expect(await namesFound('vanished')).toEqual([]);
    expect((await search(full, '/', 'vanished')).items).toEqual([]);
  });

  it.each(['', 'a/b', 'a\0', 'x'.repeat(256), '\ud800'])('refuses %j', async (text) => {
    await expect(search(full, '/alice', text)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('searches no file, and nothing that is hidden', async () => {
    await expect(search(full, '/alice/x/y/plan', 'p')).rejects.toMatchObject({ code: 'not_a_folder' });
    const stranger = await platform.signIn(await platform.createUser('carol'));
    await expect(search(stranger, '/alice', 'p')).rejects.toMatchObject({ code: 'not_found' });
    expect((await search(stranger, '/', 'plan')).items).toEqual([]);
  });

  describe('with limited rights', () => {
    const scoped = (...scopes: (readonly [string, string])[]) =>
      platform.signIn(alice, { scopes: scopes.map(([path, right]) => `node:${idOf(path)}:${right}`) });
    const granted = async (...grants: (readonly [string, 'r' | 'w' | 'rw'])[]) => {
      await platform.db.rows('DELETE FROM grants WHERE user_id = $1', [bob.id]);
      for (const [path, right] of grants) await platform.grant(bob, idOf(path), right);
      return platform.signIn(bob);
    };

    it.each([
      ['a scope on a folder', () => scoped(['Plans/2026', 'r'])],
      ['a scope on a file', () => scoped(['x/y/plan', 'rw'])],
      ['a write-only scope', () => scoped(['drop', 'w'])],
      [
        'scopes within each other',
        () => scoped(['Plans', 'w'], ['Plans/2026', 'rw'], ['Plans/2026/Old plans', 'r']),
      ],
      ['only a named scope', () => platform.signIn(alice, { scopes: ['profile'] })],
      ['read-only', () => platform.signIn(alice, { restrictions: ['read-only'] })],
      ['a grant deep down', () => granted(['Plans/2026/Old plans', 'r'])],
      ['grants side by side', () => granted(['drop', 'w'], ['x/y', 'rw'], ['Plans/plan.txt', 'r'])],
      [
        'grants within each other',
        () => granted(['Plans', 'r'], ['Plans/2026', 'rw'], ['drop', 'w'], ['drop/plans here', 'r']),
      ],
      ['no grant', () => granted()],
    ])('finds what browsing shows: %s', async (_, open) => {
      const principal = await open();
      for (const path of ['/', '/alice', '/alice/Plans', '/alice/drop']) {
        const shown = (await browse(principal, path)).filter(({ name }) => /plan/i.test(name));
        const found = await search(principal, path, 'plan').catch(() => ({ items: [] }));
        expect(byPath(found.items)).toEqual(byPath(shown));
      }
    });

    it('ends with the grant, and tells what is shared', async () => {
      const principal = await granted(['Plans/2026', 'r'], ['drop', 'w'], ['x/y/plan', 'rw']);
      const shared = () => platform.files.shared(principal, { limit: 2 });
      const first = await shared();
      expect(first.items.map(({ path, permissions }) => [path, permissions.read, permissions.write])).toEqual(
        [
          ['/alice/Plans/2026', true, false],
          ['/alice/drop', false, true],
        ],
      );
      const rest = await platform.files.shared(principal, { cursor: first.next ?? '' });
      expect(rest).toMatchObject({ items: [{ path: '/alice/x/y/plan' }], next: undefined });
      expect((await search(principal, '/', 'plan b')).items).toHaveLength(1);
      await platform.admin.removeGrant('system', { id: idOf('Plans/2026') }, 'bob');
      expect((await search(principal, '/', 'plan b')).items).toEqual([]);
      expect((await shared()).items.map(({ path }) => path)).toEqual(['/alice/drop', '/alice/x/y/plan']);
      expect((await platform.files.shared(full)).items).toEqual([]);
    });

    /** All that listing folder by folder shows. */
    async function browse(principal: Principal, path: string): Promise<NodeInfo[]> {
      const nodes: NodeInfo[] = [];
      try {
        for await (const page of platform.files.list(principal, { path })) {
          for (const { node } of page) {
            nodes.push(node, ...(node.kind === 'folder' ? await browse(principal, node.path) : []));
          }
        }
      } catch {
        return [];
      }
      return nodes;
    }
  });
});

function byPath(nodes: readonly NodeInfo[]): NodeInfo[] {
  return [...nodes].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* none(): AsyncGenerator<Uint8Array> {}
