import { Agent } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { documents, wellMeant } from './documents.js';
import { dates, depths, entityTags, ifHeaders, printable, ranges } from './header-values.js';
import { seeded } from './seeded.js';

let door: TestDoor;
// Most locks last for a hundred requests.
let now = Date.now();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  door = await openTestDoor({ clock: () => now });
  await door.send('PUT', '/dav/alice/kept', { body: 'kept' });
});
afterAll(async () => {
  agent.destroy();
  await door.close();
});

const methods = fc.constantFrom(
  ...['OPTIONS', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'MKCOL', 'COPY', 'MOVE', 'PROPFIND', 'PROPPATCH'],
  ...['LOCK', 'UNLOCK', 'POST', 'REPORT', 'SEARCH'],
);

const segments = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', '%C3%BC', '.DS_Store', "'&;=", '%3Cx%3E') },
  fc.constantFrom('%2e%2e', '%zz', '%00', '', '-', 'a/'),
);
const below = fc.array(segments, { maxLength: 3 }).map((names) => names.map((name) => `/${name}`).join(''));
const paths = fc.oneof(
  { weight: 9, arbitrary: below.map((rest) => `/dav/alice${rest}`) },
  fc.constantFrom(
    '/',
    '/dav',
    '/dav/-/',
    '/dav/bob/x',
    '/other',
    '*',
    '/dav/alice/a?query',
    'http://h/dav/alice/a',
  ),
);

const headers = fc.record({
  depth: depths,
  if: ifHeaders.filter((value) => value.trim() === value),
  'if-match': entityTags,
  'if-none-match': entityTags,
  'if-modified-since': dates,
  'if-unmodified-since': dates,
  range: ranges,
  'if-range': fc.oneof(entityTags, dates),
  'x-update-range': ranges,
  'content-type': fc.constantFrom('application/x-sabredav-partialupdate', 'text/xml', ''),
  'oc-checksum': fc.oneof(printable, fc.constantFrom('ADLER32:00000001', 'MD5:00', 'SHA1')),
  'x-oc-mtime': fc.oneof(fc.nat().map(String), printable),
  'content-range': fc.constant('bytes 0-1/2'),
  destination: fc.oneof(
    paths,
    paths.map((path) => `http://127.0.0.1${path}`),
    printable,
  ),
  overwrite: fc.constantFrom('T', 'F', 't', 'x'),
  timeout: fc.constantFrom('Second-1', 'Infinite', 'Second-99999999999', 'x, Second-2'),
  'lock-token': fc.constantFrom('<urn:uuid:x>', 'urn:uuid:x', '<>', '<DAV:no-lock>'),
  'x-expected-entity-length': fc.constantFrom('0', '5', '-1', 'x'),
  'transfer-encoding': fc.constant('chunked'),
});

/** A few headers at a time: all of them at once would only ever find the first to be refused. */
const someHeaders = fc
  .tuple(
    headers,
    fc.constantFrom('0', '1', 'infinity', 'infinity'),
    paths,
    fc.array(fc.nat(18), { maxLength: 2 }),
  )
  .map(([all, depth, destination, chosen]) => ({
    ...{ depth, destination, timeout: 'Second-100' },
    ...Object.fromEntries(Object.entries(all).filter((_, index) => chosen.includes(index))),
  }));

const bodies = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', ...wellMeant) },
  { weight: 2, arbitrary: documents },
  fc.string({ unit: 'binary', maxLength: 50 }),
);

test('whatever is sent is answered, not by 500, and nothing breaks inside', async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(methods, paths, someHeaders, bodies, async (method, path, sent, body) => {
      now += 1000;
      // Node would send the body of a GET without saying how long it is.
      const length = 'transfer-encoding' in sent ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const { status } = await door.send(method, path, { headers: { ...length, ...sent }, body, agent });
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect(status === 501 || status === 502 || status === 507 || (status >= 200 && status < 500)).toBe(
        true,
      );
      expect(door.errors).toEqual([]);
    }),
    seeded(2000),
  );
  // The cases reach deep enough: successes and refusals of many kinds.
  for (const status of [200, 201, 204, 207, 400, 403, 404, 405, 409, 412, 415, 423, 501, 502]) {
    expect([status, seen.get(status) ?? 0]).not.toEqual([status, 0]);
  }
  expect(await door.contentOf('/alice/kept')).toBe('kept');
  await door.platform.collect();
  expect((await door.platform.admin.checkConsistency('system')).problems).toEqual([]);
});
