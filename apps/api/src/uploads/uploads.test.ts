import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '../testing/raw.js';
import { metadata } from '../testing/upload-scenarios.js';
import { openWorld, type World } from '../testing/world.js';

const version = { 'Tus-Resumable': '1.0.0' };
const content = randomBytes(3_000_000);

describe('tus', () => {
  let world: World;
  let send: World['api']['send'];
  beforeAll(async () => {
    world = await openWorld();
    send = (request) => world.api.send({ token: world.token, ...request });
  });
  afterAll(() => world.close());

  async function begin(path: string, sizeBytes = content.length, more = {}): Promise<string> {
    const headers = { ...version, 'Upload-Length': String(sizeBytes), ...metadata({ path, ...more }) };
    const answer = await send({ method: 'POST', path: '/api/v1/uploads', headers });
    expect(answer.status, answer.text).toBe(201);
    return answer.headers.get('Location') ?? '';
  }
  const append = (path: string, offset: number, body: Uint8Array<ArrayBuffer>, token = world.token) =>
    send({
      ...{ method: 'PATCH', path, body, token },
      headers: {
        ...version,
        ...{ 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      },
    });
  const look = (path: string, token = world.token) => send({ method: 'HEAD', path, token, headers: version });
  const offsetAt = async (path: string) => Number((await look(path)).headers.get('Upload-Offset'));

  test('OPTIONS tells what is offered, without credentials and without letting other sites in', async () => {
    const { status, headers } = await send({ method: 'OPTIONS', path: '/api/v1/uploads', token: undefined });
    expect(status).toBe(204);
    expect(headers.get('Tus-Version')).toBe('1.0.0');
    expect(headers.get('Tus-Extension')).toBe('creation,creation-with-upload,termination,expiration');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  test('takes a file in pieces, with its name and time, and tells the metadata again', async () => {
    const folder = await world.folder();
    const headers = {
      ...version,
      'Upload-Length': String(content.length),
      ...metadata({ parentId: folder.id, filename: 'a b.bin', modifiedAt: '2020-02-02T02:02:02Z', x: 'y' }),
    };
    const created = await send({ method: 'POST', path: '/api/v1/uploads', headers });
    const url = created.headers.get('Location') ?? '';
    expect(created.headers.get('Upload-Expires')).toMatch(/GMT$/);
    expect((await append(url, 0, content.subarray(0, 1_000_000))).headers.get('Upload-Offset')).toBe(
      '1000000',
    );
    const found = await look(url);
    expect(found.headers.get('Upload-Metadata')).toBe(headers['Upload-Metadata']);
    expect(found.headers.get('Cache-Control')).toBe('no-store');
    expect(found.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect((await append(url, 1_000_000, content.subarray(1_000_000))).status).toBe(204);
    expect(await offsetAt(url)).toBe(content.length);
    const stored = await send({ path: `/api/v1/files${folder.path}/a%20b.bin` });
    expect(createHash('sha256').update(stored.bytes).digest('hex')).toBe(
      createHash('sha256').update(content).digest('hex'),
    );
    expect(stored.headers.get('Last-Modified')).toBe('Sun, 02 Feb 2020 02:02:02 GMT');
  });

  test('refuses a taken name before the first byte, unless it may be replaced', async () => {
    const { path } = await world.file();
    const headers = { ...version, 'Upload-Length': '5', ...metadata({ path }) };
    const refused = await send({ method: 'POST', path: '/api/v1/uploads', headers });
    expect(refused).toMatchObject({ status: 409, json: { code: 'already_exists' } });
    const url = await begin(path, 5, { overwrite: 'true' });
    expect((await append(url, 0, Buffer.from('again'))).status).toBe(204);
    expect((await send({ path: `/api/v1/files${path}` })).text).toBe('again');
  });

  test.each([
    [{ filename: 'x' }, 'path'],
    [{ path: '/alice/x', parentId: '00000000-0000-4000-8000-000000000000' }, 'path'],
    [{ parentId: '00000000-0000-4000-8000-000000000000' }, 'filename'],
    [{ path: '/alice/x', modifiedAt: 'yesterday' }, 'modifiedAt'],
    [{ path: '/alice/x', overwrite: 'perhaps' }, 'overwrite'],
  ])('names the key of metadata that is wrong: %j', async (values, field) => {
    const headers = { ...version, 'Upload-Length': '5', ...metadata({ unknown: 'key', ...values }) };
    const answer = await send({ method: 'POST', path: '/api/v1/uploads', headers });
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid', errors: [{ field }] } });
  });

  test('another user and another version find nothing', async () => {
    const url = await begin(`${(await world.folder()).path}/mine`);
    expect((await look(url, world.bob)).status).toBe(404);
    expect((await append(url, 0, content, world.bob)).status).toBe(404);
    const other = await send({ method: 'HEAD', path: url, headers: { 'Tus-Resumable': '0.2.2' } });
    expect(other.status).toBe(412);
    expect(other.headers.get('Tus-Version')).toBe('1.0.0');
  });

  test('keeps what arrived before the connection broke', async () => {
    const url = await begin(`${(await world.folder()).path}/broken`);
    const half = content.subarray(0, 1_500_000);
    await sendRaw(
      world.api.port,
      Buffer.concat([
        Buffer.from(
          `PATCH ${url} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${world.token}\r\nTus-Resumable: 1.0.0\r\n` +
            `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${content.length}\r\n\r\n`,
        ),
        half,
      ]),
      { end: true },
    );
    const offset = await offsetAt(url);
    expect(offset).toBeGreaterThan(1_000_000);
    expect(offset).toBeLessThanOrEqual(half.length);
    expect((await append(url, offset, content.subarray(offset))).status).toBe(204);
  });

  test('of two requests at the same offset one wins', async () => {
    const { path } = await world.folder();
    const url = await begin(`${path}/twice`);
    const answers = await Promise.all([append(url, 0, content), append(url, 0, content)]);
    // The one that is ended may have been at a part, or at nothing: its client goes on where that ends.
    const ends = answers.map(({ headers }) => headers.get('Upload-Offset'));
    expect(ends.filter((end) => end === String(content.length)).length).toBeLessThan(2);
    const offset = await offsetAt(url);
    if (offset < content.length) await append(url, offset, content.subarray(offset));
    expect(content.equals((await send({ path: `/api/v1/files${path}/twice` })).bytes)).toBe(true);
  });

  test('DELETE gives it up', async () => {
    const { path } = await world.folder();
    const url = await begin(`${path}/given-up`);
    await append(url, 0, content.subarray(0, 100));
    expect((await send({ method: 'DELETE', path: url, headers: version })).status).toBe(204);
    expect((await look(url)).status).toBe(404);
    expect((await send({ path: `/api/v1/files${path}/given-up` })).status).toBe(404);
  });

  test('a session of the console needs its header, as everywhere', async () => {
    const cookie = await world.signIn();
    const headers = { ...version, 'Upload-Length': '5', ...metadata({ path: '/alice/by-session' }), cookie };
    const request = { method: 'POST', path: '/api/v1/uploads', token: undefined };
    expect((await world.api.send({ ...request, headers })).status).toBe(403);
    const own = { ...headers, 'Patio-Console': '1' };
    expect((await world.api.send({ ...request, headers: own })).status).toBe(201);
  });
});
