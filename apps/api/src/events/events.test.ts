import { openTestPlatform, type TestPlatform, type TestUser } from '@patio/pat-core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../testing/api.js';

let platform: TestPlatform;
let api: TestApi;
let alice: TestUser;
let bob: TestUser;
let token: string;

beforeAll(async () => {
  platform = await openTestPlatform();
  api = await openTestApi({}, platform);
  [alice, bob] = [await platform.createUser('alice'), await platform.createUser('bob')];
  ({ secret: token } = await platform.mint(alice));
});
afterAll(async () => {
  await api.dispose();
  await platform.dispose();
});

test('the use of a token at another door, and its revocation, are told to its user and to nobody else', async () => {
  const [own, others] = [await follow(token), await follow((await platform.mint(bob)).secret)];
  const { id, secret } = await platform.mint(alice);
  const credentials = { kind: 'basic', login: 'alice', secret } as const;
  await platform.auth.authenticate(credentials, { door: 'sftp', address: '192.0.2.7', client: 'OpenSSH' });
  const use = { door: 'sftp', address: '192.0.2.7', client: 'OpenSSH', at: expect.any(String) };
  await own.until({ tokenId: id, use });
  // Another door is news, however soon after.
  await platform.auth.authenticate(credentials, { door: 'webdav', address: '192.0.2.7' });
  await own.until({ tokenId: id, use: { ...use, door: 'webdav', client: null } });
  await platform.admin.revokeToken('system', id);
  await own.until({ tokenId: id, use: null });
  await platform.admin.updateUser('system', 'bob', { quotaBytes: 5 });
  await others.until({ tokenId: null, use: null });
  expect(others.events.some(({ tokenId }) => tokenId === id)).toBe(false);
  await Promise.all([own.cancel(), others.cancel()]);
});

test('a token with scopes hears of itself alone', async () => {
  const { id, secret } = await platform.mint(alice, { scopes: [`node:${alice.workspaceId}:r`] });
  const stream = await follow(secret);
  const other = await platform.mint(alice);
  await platform.admin.updateToken('system', other.id, { name: 'other' });
  await platform.admin.updateToken('system', id, { name: 'itself' });
  await stream.until({ tokenId: id, use: null });
  expect(stream.events.filter(({ tokenId }) => tokenId === other.id)).toEqual([]);
  await stream.cancel();
});

test('ends with the token that asked for it', async () => {
  const { id, secret } = await platform.mint(alice);
  const stream = await follow(secret);
  await platform.admin.revokeToken('system', id);
  await stream.ended;
});

test('has at most 20 streams for a user, who gets another when one has ended', async () => {
  const { secret } = await platform.mint(bob);
  const streams = [];
  for (let count = 0; count < 20; count += 1) streams.push(await follow(secret));
  const refused = await api.send({ path: '/api/v1/events', token: secret });
  expect(refused).toMatchObject({ status: 429, json: { code: 'too_many_requests' } });
  await streams.pop()?.cancel();
  await expect.poll(async () => (await api.send({ path: '/api/v1/events', token: secret })).status).toBe(200);
  await Promise.all(streams.map((stream) => stream.cancel()));
});

test('closing the door ends the streams instead of waiting for them', async () => {
  const other = await openTestApi({ closeGraceMs: 60_000 }, platform);
  const stream = await follow(token, other);
  await other.dispose();
  await stream.ended;
});

interface TokenEvent {
  readonly tokenId: string | null;
  readonly use: Record<string, unknown> | null;
}

/** An open stream and what came of it. */
async function follow(secret: string, at = api) {
  const aborting = new AbortController();
  const response = await fetch(`http://127.0.0.1:${at.port}/api/v1/events`, {
    headers: { Authorization: `Bearer ${secret}` },
    signal: aborting.signal,
  });
  expect(response.status).toBe(200);
  const events: TokenEvent[] = [];
  const ended = (async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^event: token\ndata: (.*)$/.exec(block)?.[1];
        if (data !== undefined) events.push(JSON.parse(data));
      }
    }
  })();
  return {
    events,
    ended,
    until: (event: object) => expect.poll(() => events).toContainEqual(event),
    async cancel() {
      aborting.abort();
      await ended.catch(() => undefined);
    },
  };
}
