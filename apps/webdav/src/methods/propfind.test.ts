import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDoor, type TestDoor } from '../test-fixture.js';
import { davChild, elementsIn, type XmlElement } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';

let door: TestDoor;
/** Names that URLs or XML would spoil when they are not escaped. */
const names = [
  '#hash',
  '?query',
  '100%',
  'a b',
  'a&b',
  '<tag>',
  '"quotes"',
  "it's",
  'a+b',
  'ü;:@=,',
  '%41',
  '\u{1f600}',
];

beforeAll(async () => {
  door = await openTestDoor();
  await door.send('MKCOL', '/dav/alice/names');
  for (const name of names) {
    await door.send('PUT', `/dav/alice/names/${encodeURIComponent(name)}`, { body: name });
  }
  await door.send('PUT', '/dav/alice/a.txt', { body: 'hello', headers: { 'x-oc-mtime': '1700000000' } });
});
afterAll(() => door.close());

const textOf = ({ children }: XmlElement) => children.join('');

interface Found {
  readonly href: string;
  /** Elements by status. */
  readonly found: Record<string, XmlElement[]>;
}

async function propfind(
  path: string,
  depth: string,
  inner?: string,
  authorization?: string,
): Promise<Found[]> {
  const answer = await door.send('PROPFIND', path, {
    headers: { depth },
    ...(inner !== undefined && { body: `<D:propfind xmlns:D="DAV:">${inner}</D:propfind>` }),
    ...(authorization !== undefined && { authorization }),
  });
  expect(answer.status).toBe(207);
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
  return elementsIn(parseXml(answer.text)).map((response) => ({
    href: textOf(davChild(response, 'href') as XmlElement),
    found: Object.fromEntries(
      elementsIn(response)
        .filter(({ name }) => name === 'propstat')
        .map((stat) => [
          textOf(davChild(stat, 'status') as XmlElement).slice('HTTP/1.1 '.length),
          elementsIn(davChild(stat, 'prop') as XmlElement),
        ]),
    ),
  }));
}

const hrefsOf = (found: Found[]) => found.map(({ href }) => href);
const namesOf = (elements: XmlElement[] = []) => elements.map(({ name }) => name);

describe('hrefs', () => {
  test('are paths, escaped name by name, that lead back to the file', async () => {
    const [self, ...children] = hrefsOf(await propfind('/dav/alice/names', '1'));
    expect(self).toBe('/dav/alice/names/');
    expect(children.map((href) => decodeURIComponent(href.slice('/dav/alice/names/'.length)))).toEqual(
      [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    for (const href of children) {
      expect(href).toMatch(/^[A-Za-z0-9/\-_.!~*'()%]+$/);
      expect((await door.send('GET', href)).text).toBe(decodeURIComponent(href.split('/').at(-1) ?? ''));
    }
  });

  test('display names are the names', async () => {
    const [, ...children] = await propfind('/dav/alice/names', '1', '<D:prop><D:displayname/></D:prop>');
    const shown = children.map(({ found }) => textOf(found['200 OK']?.[0] as XmlElement));
    expect(new Set(shown)).toEqual(new Set(names));
  });

  test('names that XML cannot carry do not break the answer', async () => {
    const observer = await door.platform.signIn(door.alice);
    await door.platform.files.createFolder(observer, { path: '/alice/odd' });
    await door.platform.files.createFolder(observer, { path: '/alice/odd/a\u0001b' });
    const [, child] = await propfind('/dav/alice/odd', '1');
    expect(child?.href).toBe('/dav/alice/odd/a%01b/');
  });
});

describe('depth', () => {
  test('0 is the node alone, 1 also what is in it', async () => {
    expect(hrefsOf(await propfind('/dav/alice/names/', '0'))).toEqual(['/dav/alice/names/']);
    expect(await propfind('/dav/alice/names/', '1')).toHaveLength(names.length + 1);
    expect(hrefsOf(await propfind('/dav/alice/a.txt', '1'))).toEqual(['/dav/alice/a.txt']);
  });

  test('missing or infinity is refused with the precondition', async () => {
    for (const headers of [{}, { depth: 'infinity' }]) {
      const answer = await door.send('PROPFIND', '/dav/alice/', { headers });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('<D:propfind-finite-depth>');
    }
  });
});

describe('properties', () => {
  test('allprop has all live ones that RFC 4918 defines', async () => {
    const ofFile = ['resourcetype', 'creationdate', 'getlastmodified', 'getcontentlength', 'getcontenttype'];
    const [file] = await propfind('/dav/alice/a.txt', '0');
    expect(namesOf(file?.found['200 OK'])).toEqual([
      ...ofFile,
      'getetag',
      'supportedlock',
      'lockdiscovery',
      'displayname',
    ]);
    const [folder] = await propfind('/dav/alice', '0', '<D:allprop/>');
    expect(namesOf(folder?.found['200 OK'])).not.toContain('getcontentlength');
    expect(Object.keys(folder?.found ?? {})).toEqual(['200 OK']);
  });

  test('allprop tells of what it is to include besides: once, or that it is not there', async () => {
    const include = '<D:getetag/><D:quota-used-bytes/><x:p xmlns:x="urn:x"/>';
    const asked = `<D:allprop/><D:include>${include}</D:include>`;
    const [folder, file] = await propfind('/dav/alice', '1', asked).then((all) => [all[0], all[1]]);
    expect(namesOf(folder?.found['404 Not Found'])).toEqual(['getetag', 'p']);
    expect(namesOf(folder?.found['200 OK'])).toContain('quota-used-bytes');
    expect(namesOf(file?.found['404 Not Found'])).toEqual(['quota-used-bytes', 'p']);
    expect(namesOf(file?.found['200 OK']).filter((name) => name === 'getetag')).toHaveLength(1);
  });

  test('their values', async () => {
    const { headers } = await door.send('HEAD', '/dav/alice/a.txt');
    const [file] = await propfind('/dav/alice/a.txt', '0');
    const values = new Map(file?.found['200 OK']?.map((element) => [element.name, textOf(element)]));
    expect(values.get('getcontentlength')).toBe('5');
    expect(values.get('getcontenttype')).toBe('text/plain; charset=utf-8');
    expect(values.get('getlastmodified')).toBe('Tue, 14 Nov 2023 22:13:20 GMT');
    expect(values.get('getetag')).toBe(headers.etag);
    expect(values.get('creationdate')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('named ones are found or 404, whatever their namespace', async () => {
    const asked =
      '<D:prop><D:getetag/><D:getcontentlength/><D:none/><x xmlns="http://a/b/"/><y xmlns=""/></D:prop>';
    const [file] = await propfind('/dav/alice/a.txt', '0', asked);
    expect(namesOf(file?.found['200 OK'])).toEqual(['getetag', 'getcontentlength']);
    expect(file?.found['404 Not Found']?.map(({ namespace, name }) => [namespace, name])).toEqual([
      ['DAV:', 'none'],
      ['http://a/b/', 'x'],
      ['', 'y'],
    ]);
    const [folder] = await propfind('/dav/alice', '0', '<D:prop><D:getcontentlength/></D:prop>');
    expect(Object.keys(folder?.found ?? {})).toEqual(['404 Not Found']);
  });

  test('propname gives names without values, dead ones too', async () => {
    await door.send('PROPPATCH', '/dav/alice/a.txt', {
      body: '<propertyupdate xmlns="DAV:"><set><prop><x xmlns="urn:x">v</x></prop></set></propertyupdate>',
    });
    const [file] = await propfind('/dav/alice/a.txt', '0', '<D:propname/>');
    const elements = file?.found['200 OK'] ?? [];
    expect(namesOf(elements)).toContain('getcontentlength');
    expect(namesOf(elements)).toContain('x');
    expect(elements.every(({ children }) => children.length === 0)).toBe(true);
  });

  test('a chunked body is read as any other', async () => {
    const answer = await door.send('PROPFIND', '/dav/alice/a.txt', {
      headers: { depth: '0', 'transfer-encoding': 'chunked' },
      body: '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>',
    });
    expect(answer.text).not.toContain('getcontentlength');
  });
});

describe('who sees what', () => {
  test('the root lists workspaces, and the server root the tree', async () => {
    expect(hrefsOf(await propfind('/dav/', '1'))).toEqual(['/dav/', '/dav/alice/']);
    expect(hrefsOf(await propfind('/', '1'))).toEqual(['/', '/dav/']);
  });

  test('a scoped token sees the branch that leads to its node, and nothing beside it', async () => {
    await door.send('MKCOL', '/dav/alice/deep');
    await door.send('MKCOL', '/dav/alice/deep/er');
    await door.send('MKCOL', '/dav/alice/deep/beside');
    const observer = await door.platform.signIn(door.alice);
    const { id } = await door.platform.files.stat(observer, { path: '/alice/deep/er' });
    const authorization = await door.basicFor(door.alice, [`node:${id}:rw`]);
    const seen = async (path: string) => hrefsOf(await propfind(path, '1', undefined, authorization));
    expect(await seen('/dav/')).toEqual(['/dav/', '/dav/alice/']);
    expect(await seen('/dav/alice/')).toEqual(['/dav/alice/', '/dav/alice/deep/']);
    expect(await seen('/dav/alice/deep/')).toEqual(['/dav/alice/deep/', '/dav/alice/deep/er/']);
  });
});

test('a long listing arrives whole, in chunks', async () => {
  const observer = await door.platform.signIn(door.alice);
  await door.platform.files.createFolder(observer, { path: '/alice/many' });
  for (let index = 0; index < 400; index += 1) {
    await door.platform.files.createFolder(observer, { path: `/alice/many/${index}` });
  }
  const answer = await door.send('PROPFIND', '/dav/alice/many', { headers: { depth: '1' } });
  expect(answer.headers['transfer-encoding']).toBe('chunked');
  expect(elementsIn(parseXml(answer.text.replaceAll(/<D:propstat>.*?<\/D:propstat>/gs, '')))).toHaveLength(
    401,
  );
});
