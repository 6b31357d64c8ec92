import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../testing/index.js';

const dayMs = 86_400_000;
let now = Date.UTC(2030, 0, 1);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now, auditDays: 30 });
});
afterAll(() => platform.dispose());

async function exported(after = 0): Promise<string[]> {
  const { items, next } = await platform.admin.exportAudit('system', { after });
  const operations = items.map(({ operation }) => operation);
  return next === undefined ? operations : [...operations, ...(await exported(next))];
}

it('is exported whole, piece by piece, and that is in it', async () => {
  await platform.db.rows(
    `INSERT INTO audit (at, door, operation, result) SELECT $1::timestamptz, 'rest', 'read', 'ok' FROM generate_series(1, 5001)`,
    [new Date(now).toISOString()],
  );
  expect((await exported()).slice(5000)).toEqual(['read', 'audit.export']);
});

it('is verified over all that is written, and stays whole when the collector takes old days away', async () => {
  await platform.admin.createUser('system', { login: 'carol' });
  expect(await platform.admin.verifyAudit('system')).toMatchObject({ entries: 5003, problems: [] });
  now += 40 * dayMs;
  await platform.admin.createUser('system', { login: 'dave' });
  await platform.admin.verifyAudit('system');
  await platform.collect();
  const { days, entries, problems } = await platform.admin.verifyAudit('system');
  expect({ problems, entries, days: days.map(({ prunedAt }) => prunedAt !== undefined) }).toEqual({
    ...{ problems: [], entries: 2, days: [true, false] },
  });
  expect(await exported()).toEqual(['user.create', 'audit.prune']);
});

it('is for administrators with a token without scopes', async () => {
  const root = await platform.createUser('root', { isAdmin: true });
  const bob = await platform.signIn(await platform.createUser('bob'));
  const scoped = await platform.signIn(root, { scopes: ['profile'] });
  for (const ask of ['verifyAudit', 'exportAudit'] as const) {
    await expect(platform.admin[ask](bob)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(platform.admin[ask](scoped)).rejects.toMatchObject({ code: 'insufficient_scope' });
    const [last] = (await platform.admin.readAudit('system', {}, { limit: 1 })).items;
    expect(last).toMatchObject({ login: 'root', result: 'insufficient_scope' });
  }
});
