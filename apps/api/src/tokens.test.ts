import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.dispose());

const day = 24 * 60 * 60 * 1000;

describe('the hard limit of a token', () => {
  test.each([
    [59, true],
    [61, false],
  ])('in %d days is told with every answer: %s', async (days, told) => {
    const { platform } = world.api;
    const expiresAt = new Date(Math.floor((Date.now() + days * day) / 1000) * 1000);
    const { id, secret: token } = await platform.mint(world.alice, { expiresAt });
    // The thresholds are shorter than its life: it was made long ago.
    await platform.db.rows("UPDATE tokens SET created_at = now() - interval '90 days' WHERE id = $1", [id]);
    const { path } = await world.file();
    for (const request of [
      '/api/v1/me',
      '/api/v1/tokens/no-uuid',
      '/api/v1/files/alice/none',
      `/api/v1/files${path}`,
    ]) {
      const { headers } = await world.api.send({ path: request, token });
      expect(headers.get('Patio-Token-Expires')).toBe(told ? expiresAt.toUTCString() : null);
    }
  });
});

test('a token in the place of an id is refused and not repeated', async () => {
  const { secret } = await world.mint();
  for (const [method, suffix] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/rotate'],
  ] as const) {
    const json = method === 'PATCH' ? { name: 'x' } : undefined;
    const answer = await world.api.send({
      method,
      path: `/api/v1/tokens/${secret}${suffix}`,
      token: world.token,
      json,
    });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain(secret);
  }
  expect(JSON.stringify(world.api.log)).not.toContain(secret);
});

test.each([
  ['doors', { doors: ['ftp'] }],
  ['doors', { doors: [] }],
  ['networks', { networks: [] }],
  ['networks', { networks: 'everywhere' }],
  ['notBefore', { notBefore: 'tomorrow' }],
  ['restrictions', { restrictions: ['nothing'] }],
  ['maxUses', { maxUses: 0 }],
  ['maxUses', { maxUses: '3' }],
  ['expiresAt', { expiresAt: 7 }],
])('a wrong %s is refused with the field: %j', async (field, limits) => {
  const answer = await world.api.send({
    ...{ method: 'POST', path: '/api/v1/tokens', token: world.token },
    json: { name: 'x', ...limits },
  });
  expect(answer).toMatchObject({ status: 400, json: { code: 'invalid' } });
  expect(answer.json.errors[0].field).toMatch(new RegExp(`^${field}`));
});

test('a rotation without a body ends the old secret, one with an overlap keeps it', async () => {
  const { id, secret } = await world.mint();
  const me = (token: string) => world.api.send({ path: '/api/v1/me', token });
  const rotate = (json?: unknown) =>
    world.do({ method: 'POST', path: `/api/v1/tokens/${id}/rotate`, ...(json !== undefined && { json }) });
  const second = (await rotate({ overlapSeconds: 60 })).json.token;
  expect([(await me(secret)).status, (await me(second)).status]).toEqual([200, 200]);
  const third = (await rotate()).json.token;
  expect([(await me(secret)).status, (await me(second)).status, (await me(third)).status]).toEqual([
    401, 401, 200,
  ]);
});

test('administrators see who does not use what, others their own', async () => {
  const path = '/api/v1/tokens?unusedDays=90';
  const { id } = await world.mint();
  await world.api.platform.db.rows(
    "UPDATE tokens SET created_at = now() - interval '90 days' WHERE id = $1",
    [id],
  );
  const idsFor = async (token: string) =>
    (await world.api.send({ path, token })).json.items.map((token: { id: string }) => token.id);
  expect(await idsFor(world.admin)).toEqual([id]);
  expect(await idsFor(world.token)).toEqual([id]);
  expect(await idsFor(world.bob)).toEqual([]);
  expect((await world.api.send({ path: '/api/v1/tokens?unusedDays=0', token: world.admin })).status).toBe(
    400,
  );
});
