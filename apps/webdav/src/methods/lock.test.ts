import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';

let now = Date.parse('2026-06-01T10:00:00Z');
let door: TestDoor;
let asBob: string;

beforeAll(async () => {
  door = await openTestDoor({ clock: () => now });
  await door.platform.grant(door.bob, door.alice.workspaceId, 'rw');
  asBob = await door.basicFor(door.bob);
});
beforeEach(async () => {
  // Earlier locks end, then the tree is made anew.
  now += 2 * 24 * 3600 * 1000;
  await door.send('DELETE', '/dav/alice/t');
  await door.send('MKCOL', '/dav/alice/t');
  await door.send('PUT', '/dav/alice/t/a', { body: 'a' });
});
afterAll(() => door.close());

const url = (name: string) => `/dav/alice/t/${name}`;

function lock(
  name: string,
  headers: Record<string, string> = {},
  scope = 'exclusive',
  authorization?: string,
) {
  const body =
    `<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:${scope}/></D:lockscope><D:locktype><D:write/></D:locktype>` +
    '<D:owner>me &amp; <D:href>mailto:me</D:href></D:owner></D:lockinfo>';
  return door.send('LOCK', url(name), { body, headers, ...(authorization && { authorization }) });
}

async function take(
  name: string,
  headers: Record<string, string> = {},
  scope = 'exclusive',
): Promise<string> {
  const answer = await lock(name, headers, scope);
  expect([200, 201]).toContain(answer.status);
  return /^<(urn:uuid:[0-9a-f-]{36})>$/.exec(String(answer.headers['lock-token']))?.[1] ?? '';
}

async function put(name: string, ifHeader?: string, authorization?: string): Promise<number> {
  const headers: Record<string, string> = ifHeader === undefined ? {} : { if: ifHeader };
  const answer = await door.send('PUT', url(name), {
    body: 'new',
    headers,
    ...(authorization && { authorization }),
  });
  return answer.status;
}

const unlock = async (name: string, token: string, authorization?: string) =>
  (
    await door.send('UNLOCK', url(name), {
      headers: { 'lock-token': `<${token}>` },
      ...(authorization && { authorization }),
    })
  ).status;

describe('LOCK', () => {
  test('answers with token and lockdiscovery', async () => {
    const answer = await lock('a', { timeout: 'Second-600', depth: '0' });
    expect(answer.status).toBe(200);
    const token = String(answer.headers['lock-token']).slice(1, -1);
    expect(answer.text).toContain(
      '<D:lockdiscovery><D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:exclusive/></D:lockscope>' +
        '<D:depth>0</D:depth><D:owner>me &amp; <D:href xmlns:D="DAV:">mailto:me</D:href></D:owner>' +
        `<D:timeout>Second-600</D:timeout><D:locktoken><D:href>${token}</D:href></D:locktoken>` +
        '<D:lockroot><D:href>/dav/alice/t/a</D:href></D:lockroot></D:activelock></D:lockdiscovery>',
    );
  });

  test('PROPFIND shows it, with the time that is left', async () => {
    await take('a', { timeout: 'Second-600' });
    now += 100_000;
    const found = await door.send('PROPFIND', url('a'), { headers: { depth: '0' } });
    expect(found.text).toContain('<D:timeout>Second-500</D:timeout>');
  });

  test('of a name that is free makes an empty file: 201', async () => {
    expect((await lock('free')).status).toBe(201);
    expect(await door.contentOf('/alice/t/free')).toBe('');
    expect((await lock('none/free')).status).toBe(409);
    expect((await lock('folder-like/')).status).toBe(404);
  });

  test('a second one is 423 with the precondition, two shared ones are not', async () => {
    await take('a');
    const second = await lock('a', {}, 'exclusive', asBob);
    expect(second.status).toBe(423);
    expect(second.text).toMatch(/<D:no-conflicting-lock>/);
    expect((await lock('a', {}, 'shared')).status).toBe(423);
    await door.send('PUT', url('b'), { body: 'b' });
    await take('b', {}, 'shared');
    expect((await lock('b', {}, 'shared', asBob)).status).toBe(200);
    expect((await lock('b', {}, 'exclusive')).status).toBe(423);
  });

  test('Depth 1 has no meaning', async () => {
    expect((await lock('a', { depth: '1' })).status).toBe(400);
  });

  test('of a folder covers what is in it, and does not go over locks there', async () => {
    await take('a');
    const { status, text } = await lock('');
    expect(status).toBe(207);
    expect(outcomes(text)).toEqual({ [url('a')]: '423 Locked', '/dav/alice/t/': '424 Failed Dependency' });
    expect(text).toContain('<D:no-conflicting-lock>');
    expect((await lock('', { depth: '0' })).status).toBe(200);
  });
});

describe('a locked file', () => {
  test('is changed only with the token, and the answer names the lock', async () => {
    const token = await take('a');
    const refused = await door.send('PUT', url('a'), { body: 'new' });
    expect(refused.status).toBe(423);
    expect(refused.text).toContain(
      '<D:lock-token-submitted><D:href>/dav/alice/t/a</D:href></D:lock-token-submitted>',
    );
    expect(await put('a', `(<${token}>)`)).toBe(204);
    expect(await put('a', `<http://${door.host}${url('a')}> (<${token}>)`)).toBe(204);
    expect(await put('a', '(Not <DAV:no-lock>)')).toBe(423);
    expect(await put('a', `(<${token}x>) (Not <DAV:no-lock>)`)).toBe(423);
    expect(await put('a', '(<DAV:no-lock>)')).toBe(412);
  });

  test('the token is no capability: another user cannot use it', async () => {
    const token = await take('a');
    expect(await put('a', `(<${token}>)`, asBob)).toBe(423);
    expect(await unlock('a', token, asBob)).toBe(403);
  });

  test.each(['DELETE', 'MOVE', 'PROPPATCH'])('refuses %s without the token', async (method) => {
    const token = await take('a');
    const body = '<propertyupdate xmlns="DAV:"><set><prop><x xmlns="urn:x"/></prop></set></propertyupdate>';
    const options = { ...(method === 'PROPPATCH' && { body }), headers: { destination: url('new') } };
    expect((await door.send(method, url('a'), options)).status).toBe(423);
    const held = { ...options, headers: { ...options.headers, if: `(<${token}>)` } };
    expect((await door.send(method, url('a'), held)).status).toBeLessThan(300);
  });

  test('cannot be replaced by COPY or MOVE', async () => {
    await door.send('PUT', url('b'), { body: 'b' });
    const token = await take('a');
    for (const method of ['COPY', 'MOVE']) {
      expect((await door.send(method, url('b'), { headers: { destination: url('a') } })).status).toBe(423);
      const headers = { destination: url('a'), if: `<${url('a')}> (<${token}>)` };
      expect((await door.send(method, url('b'), { headers })).status).toBe(204);
      await door.send('PUT', url('b'), { body: 'b' });
      await take('a').catch(() => undefined);
    }
  });

  test('its folder cannot be deleted, moved away or replaced under it: 207 names it, and nothing is changed', async () => {
    const token = await take('a');
    await door.send('MKCOL', '/dav/alice/t/sub');
    await door.send('MKCOL', '/dav/alice/other');
    await take('sub/b%20c');
    const to = (destination: string) => ({ headers: { destination } });
    for (const [method, path, options] of [
      ['DELETE', '/dav/alice/t', {}],
      ['MOVE', '/dav/alice/t', to('/dav/alice/u')],
      ['MOVE', '/dav/alice/other', to('/dav/alice/t')],
      ['COPY', '/dav/alice/other', to('/dav/alice/t')],
    ] as const) {
      const { status, text } = await door.send(method, path, options);
      expect([method, status]).toEqual([method, 207]);
      expect(outcomes(text)).toEqual({ [url('a')]: '423 Locked', [url('sub/b%20c')]: '423 Locked' });
      expect(text).toContain('<D:error><D:lock-token-submitted></D:lock-token-submitted></D:error>');
    }
    expect(await door.contentOf('/alice/t/a')).toBe('a');
    const headers = { if: `<${url('a')}> (<${token}>)` };
    const { status, text } = await door.send('DELETE', '/dav/alice/t', { headers });
    expect([status, outcomes(text)]).toEqual([207, { [url('sub/b%20c')]: '423 Locked' }]);
    expect((await door.send('DELETE', url('a'), { headers: { if: `(<${token}>)` } })).status).toBe(204);
    await door.send('DELETE', '/dav/alice/other');
  });

  test('a refusal names the root of the lock in the way, also when that is a folder above', async () => {
    await take('', { depth: 'infinity' });
    const { status, text } = await door.send('PUT', url('a'), { body: 'x', authorization: asBob });
    expect(status).toBe(423);
    expect(text).toContain('<D:lock-token-submitted><D:href>/dav/alice/t/</D:href></D:lock-token-submitted>');
  });
});

/** The status of each URL that a multistatus names. */
function outcomes(multistatus: string): Record<string, string> {
  const pattern = /<D:response><D:href>([^<]*)<\/D:href><D:status>HTTP\/1\.1 ([^<]*)<\/D:status>/g;
  return Object.fromEntries([...multistatus.matchAll(pattern)].map(([, href, status]) => [href, status]));
}

describe('a locked folder', () => {
  test('deep: what is in it and what would be', async () => {
    const token = await take('', { depth: 'infinity' });
    const refused = await door.send('PUT', url('new'), { body: 'x' });
    expect(refused.status).toBe(423);
    expect(refused.text).toContain('<D:href>/dav/alice/t/</D:href>');
    expect(await put('a')).toBe(423);
    expect(await put('a', `(<${token}>)`)).toBe(204);
    expect(await put('new', `(<${token}>)`)).toBe(201);
    expect(await put('newer', `<http://${door.host}${url('')}> (<${token}>)`)).toBe(201);
  });

  test('shallow: its members, not their contents', async () => {
    const token = await take('', { depth: '0' });
    expect(await put('a')).toBe(204);
    expect(await put('new')).toBe(423);
    expect((await door.send('DELETE', url('a'))).status).toBe(423);
    expect(await put('new', `<${url('')}> (<${token}>)`)).toBe(201);
  });
});

describe('refresh', () => {
  test('starts the time again', async () => {
    const token = await take('a', { timeout: 'Second-100' });
    now += 90_000;
    const answer = await door.send('LOCK', url('a'), {
      headers: { if: `(<${token}>)`, timeout: 'Second-200' },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<D:timeout>Second-200</D:timeout>');
    expect(answer.headers['lock-token']).toBeUndefined();
    now += 190_000;
    expect(await put('a')).toBe(423);
    now += 20_000;
    expect(await put('a')).toBe(204);
  });

  test('of no lock here is 412', async () => {
    const token = await take('a');
    await door.send('PUT', url('b'), { body: 'b' });
    const refresh = (name: string, ifHeader: string) =>
      door.send('LOCK', url(name), { headers: { if: ifHeader } });
    expect((await refresh('b', `(<${token}>)`)).status).toBe(412);
    const tagged = await refresh('b', `<${url('a')}> (<${token}>)`);
    expect(tagged.status).toBe(412);
    expect(tagged.text).toContain('<D:lock-token-matches-request-uri>');
  });
});

describe('UNLOCK', () => {
  test('ends the lock', async () => {
    const token = await take('a');
    expect(await unlock('a', token)).toBe(204);
    expect(await put('a')).toBe(204);
    expect(await unlock('a', token)).toBe(409);
  });

  test('with the token of another file is 409 with the precondition', async () => {
    const token = await take('a');
    await door.send('PUT', url('b'), { body: 'b' });
    const answer = await door.send('UNLOCK', url('b'), { headers: { 'lock-token': `<${token}>` } });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('<D:lock-token-matches-request-uri>');
    expect(await put('a')).toBe(423);
  });
});

test('the cycle of davfs2 for a new file leaves the content, locked by nobody', async () => {
  const token = await take('new');
  expect(await put('new', `(<${token}>)`)).toBe(204);
  expect(await unlock('new', token)).toBe(204);
  expect(await door.contentOf('/alice/t/new')).toBe('new');
});

test('the cycle of Windows Explorer for a new file', async () => {
  const created = await door.send('PUT', url('win.txt'), { body: '' });
  expect(created.status).toBe(201);
  const token = await take('win.txt', { timeout: 'Second-3600' });
  expect(await put('win.txt', `(<${token}>)`)).toBe(204);
  expect(await unlock('win.txt', token)).toBe(204);
});
