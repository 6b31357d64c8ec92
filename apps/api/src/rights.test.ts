import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { NodeId } from '@patio/pat-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.dispose());

test('a token with a scope sees its branch and nothing beside it', async () => {
  const { api, alice } = world;
  const [mine, other] = [await world.file(), await world.file()];
  const { secret } = await api.platform.mint(alice, { scopes: [`node:${mine.id}:r`] });
  const me = await api.send({ path: '/api/v1/me', token: secret });
  expect(me.json.token.scopes).toEqual([`node:${mine.id}:r`]);
  expect((await api.send({ path: `/api/v1/files${mine.path}`, token: secret })).text).toBe('hello');
  expect((await api.send({ path: `/api/v1/files${other.path}`, token: secret })).status).toBe(404);
  expect((await api.send({ path: `/api/v1/nodes/${other.id}`, token: secret })).status).toBe(404);
  const write = { method: 'PUT', path: `/api/v1/files${mine.path}`, token: secret, body: 'x' };
  expect(await api.send(write)).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  const children = await api.send({ path: `/api/v1/nodes/${alice.workspaceId}/children`, token: secret });
  expect(children.json.items.map(({ path }: { path: string }) => path)).toEqual([
    mine.path.slice(0, mine.path.lastIndexOf('/')),
  ]);
});

test('a search finds what the token may see, literally, in pages', async () => {
  const { api, alice } = world;
  const folder = await world.folder();
  for (const name of ['Q1 100%.txt', 'q1 draft.txt', 'q2.txt']) {
    await world.do({
      method: 'PUT',
      path: `/api/v1/files${folder.path}/${encodeURIComponent(name)}`,
      body: '',
    });
  }
  const search = async (query: string, token = world.token) => {
    const { status, json } = await api.send({ path: `/api/v1/search?path=${folder.path}&${query}`, token });
    return { status, json, names: json.items?.map(({ name }: { name: string }) => name) };
  };
  const first = await search('name=Q1&limit=1');
  expect(first).toMatchObject({ names: ['Q1 100%.txt'], json: { complete: true } });
  expect(await search(`name=Q1&limit=1&cursor=${first.json.next}`)).toMatchObject({
    names: ['q1 draft.txt'],
    json: { next: null },
  });
  expect((await search('name=%25')).names).toEqual(['Q1 100%.txt']);
  const one = first.json.items[0].id;
  const { secret } = await api.platform.mint(alice, { scopes: [`node:${one}:r`] });
  expect((await search('name=q', secret)).names).toEqual(['Q1 100%.txt']);
  expect((await search('name=q', world.bob)).status).toBe(404);
  for (const query of [
    'name=',
    `name=${'x'.repeat(256)}`,
    'name=a&kind=link',
    'path=/alice',
    'name=a&cursor=x',
  ]) {
    expect((await search(query)).status).toBe(400);
  }
});

test('a write-only folder takes new files and shows none', async () => {
  const folder = await world.folder();
  await world.grantBob(folder.id, 'w');
  const path = `/api/v1/files${folder.path}/dropped`;
  const { api, bob } = world;
  const first = await api.send({ method: 'PUT', path, token: bob, body: 'one' });
  expect(first).toMatchObject({ status: 201, json: { permissions: { read: false, write: true } } });
  expect((await api.send({ path, token: bob })).status).toBe(404);
  const children = await api.send({ path: `/api/v1/nodes/${folder.id}/children`, token: bob });
  expect(children.json.items).toEqual([]);
  expect((await world.do({ path })).text).toBe('one');
});

test('children come in pages by name, whatever happens in between', async () => {
  const folder = await world.folder();
  const names = ['b', 'a', 'é', 'c', '😀', 'Z'];
  for (const name of names) {
    await world.do({ method: 'POST', path: '/api/v1/nodes', json: { parentId: folder.id, name } });
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const query = `limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { json } = await world.do({ path: `/api/v1/nodes/${folder.id}/children?${query}` });
    expect(json.items.length).toBeLessThanOrEqual(2);
    seen.push(...json.items.map(({ name }: { name: string }) => name));
    if (seen.length === 2) await world.do({ method: 'DELETE', path: `/api/v1/files${folder.path}/a` });
    cursor = json.next ?? '';
  } while (cursor);
  expect(seen).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  const bad = `/api/v1/nodes/${folder.id}/children`;
  for (const query of ['cursor=%20', 'limit=0', 'limit=1001', 'limit=x']) {
    expect(await world.api.send({ path: `${bad}?${query}`, token: world.token })).toMatchObject({
      status: 400,
      json: { errors: [{ field: query.split('=')[0] }] },
    });
  }
});

test('a minted token works, once shown; renamed, rotated and revoked it does what was said', async () => {
  const { api } = world;
  const request = {
    name: 'laptop',
    scopes: ['profile'],
    expiresAt: '2100-01-01T00:00:00+02:00',
    autoRefreshSeconds: 600,
  };
  const { json: minted, headers } = await world.do({ method: 'POST', path: '/api/v1/tokens', json: request });
  expect(minted).toMatchObject({
    ...request,
    expiresAt: '2099-12-31T22:00:00.000Z',
    status: 'active',
    login: 'alice',
  });
  const path = headers.get('Location') ?? '';
  expect((await world.do({ path })).json).not.toHaveProperty('token');
  expect((await api.send({ path: '/api/v1/me', token: minted.token })).status).toBe(200);
  await world.do({ method: 'PATCH', path, json: { name: 'old laptop' } });
  const wider = { method: 'PATCH', path, token: world.token, json: { expiresAt: '2101-01-01T00:00:00Z' } };
  expect(await api.send(wider)).toMatchObject({ status: 400, json: { code: 'invalid' } });
  const earlier = await world.do({ ...wider, json: { expiresAt: '2099-01-01T00:00:00Z' } });
  expect(earlier.json).toMatchObject({ name: 'old laptop', expiresAt: '2099-01-01T00:00:00.000Z' });
  const { json: rotated } = await world.do({ method: 'POST', path: `${path}/rotate` });
  expect(rotated).toMatchObject({ id: minted.id, name: 'old laptop' });
  expect((await api.send({ path: '/api/v1/me', token: minted.token })).status).toBe(401);
  expect((await api.send({ path: '/api/v1/me', token: rotated.token })).status).toBe(200);
  await world.do({ method: 'DELETE', path });
  expect((await api.send({ path: '/api/v1/me', token: rotated.token })).status).toBe(401);
  expect((await world.do({ path })).json).toMatchObject({ status: 'revoked' });
});

test.each([
  { name: '' },
  { name: 'x', expiresAt: '2020-01-01T00:00:00Z' },
  { name: 'x', autoRefreshSeconds: 0 },
  { name: 'x', autoRefreshSeconds: 1.5 },
  { name: 'x', scopes: ['node:not-a-uuid:r'] },
  { name: 'x', scopes: ['write'] },
  { name: 'x', expire: '20d' },
])('the token request %j is refused with the reason, and makes none', async (json) => {
  const before = (await world.do({ path: '/api/v1/tokens?limit=1000' })).json.items.length;
  const answer = await world.api.send({ method: 'POST', path: '/api/v1/tokens', token: world.token, json });
  expect(answer).toMatchObject({ status: 400, json: { code: 'invalid' } });
  expect(answer.json.detail.length).toBeGreaterThan(10);
  expect((await world.do({ path: '/api/v1/tokens?limit=1000' })).json.items.length).toBe(before);
});

test('an upload whose token is revoked meanwhile is refused, and the old content stays', async () => {
  const file = await world.file('old');
  const { id, secret } = await world.mint();
  const upload = httpRequest({
    port: world.api.port,
    path: `/api/v1/files${file.path}`,
    method: 'PUT',
    headers: { Authorization: `Bearer ${secret}`, Expect: '100-continue', 'Content-Length': 6 },
  });
  upload.flushHeaders();
  await once(upload, 'continue');
  upload.write('new');
  await world.do({ method: 'DELETE', path: `/api/v1/tokens/${id}` });
  upload.end('new');
  const [response] = (await once(upload, 'response')) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(401);
  expect((await world.do({ path: `/api/v1/files${file.path}` })).text).toBe('old');
});

test('a download whose token is revoked meanwhile breaks off', async () => {
  const { api, alice } = world;
  const path = '/api/v1/files/alice/large';
  const sizeBytes = 40_000_000;
  await world.do({ method: 'PUT', path, body: new Uint8Array(sizeBytes) });
  const { id, secret } = await api.platform.mint(alice);
  const download = httpRequest({
    port: api.port,
    path,
    headers: { Authorization: `Bearer ${secret}` },
  }).end();
  const [response] = (await once(download, 'response')) as [IncomingMessage];
  let received = 0;
  response.on('error', () => {});
  await world.do({ method: 'DELETE', path: `/api/v1/tokens/${id}` });
  await expect.poll(() => api.log.some(({ fields }) => fields.tokenId === id && fields.aborted)).toBe(true);
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  await new Promise((resolve) => response.on('close', resolve));
  expect(received).toBeLessThan(sizeBytes);
});

test('what one user may do to another ends with the grant', async () => {
  const file = await world.file();
  const grant = `/api/v1/nodes/${file.id}/grants/bob`;
  await world.do({ method: 'PUT', path: grant, json: { permission: 'r' } });
  const read = { path: `/api/v1/nodes/${file.id}`, token: world.bob };
  expect((await world.api.send(read)).json.permissions).toEqual({ read: true, write: false });
  await world.do({ method: 'DELETE', path: grant });
  expect((await world.api.send(read)).status).toBe(404);
});

test('the audit tells what came through this door, from where', async () => {
  const file = await world.file();
  const query = `nodeId=${file.id as NodeId}&operation=create`;
  const { json } = await world.do({ path: `/api/v1/audit?${query}` });
  expect(json.items).toMatchObject([
    { login: 'alice', door: 'rest', address: '127.0.0.1', path: file.path, result: 'ok' },
  ]);
});
