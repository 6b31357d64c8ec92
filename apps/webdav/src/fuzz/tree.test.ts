import { Agent } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDoor, type RequestOptions, type TestDoor } from '../test-fixture.js';
import { seeded } from './seeded.js';
import { type ModelNode, type Path, TreeModel } from './tree-model.js';

let door: TestDoor;
let sequences = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(async () => {
  agent.destroy();
  await door.close();
});

type Step =
  | { readonly kind: 'GET' | 'DELETE' | 'MKCOL'; readonly path: Path }
  | { readonly kind: 'PUT' | 'PATCH' | 'PROPPATCH'; readonly path: Path; readonly text: string }
  | {
      readonly kind: 'COPY' | 'MOVE';
      readonly path: Path;
      readonly to: Path;
      readonly overwrite: boolean;
      readonly shallow: boolean;
    };

const path = fc.array(fc.constantFrom('a', 'b', 'ü & <c>'), { minLength: 1, maxLength: 3 });
const text = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((value) => value.isWellFormed());

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('GET', 'DELETE', 'MKCOL', 'MKCOL', 'MKCOL'), path }),
  fc.record({ kind: fc.constantFrom('PUT', 'PUT', 'PATCH', 'PROPPATCH'), path, text }),
  fc.record({
    kind: fc.constantFrom('COPY', 'MOVE'),
    path,
    to: path,
    overwrite: fc.boolean(),
    shallow: fc.boolean(),
  }),
);

function expectedOf(model: TreeModel, taken: Step): number {
  switch (taken.kind) {
    case 'GET':
      return model.get(taken.path);
    case 'DELETE':
      return model.remove(taken.path);
    case 'MKCOL':
      return model.makeFolder(taken.path);
    case 'PUT':
      return model.put(taken.path, taken.text);
    case 'PATCH':
      return model.append(taken.path, taken.text);
    case 'PROPPATCH':
      return model.setProperty(taken.path, taken.text);
    case 'COPY':
      return model.copy(taken.path, taken.to, taken.overwrite, taken.shallow);
    case 'MOVE':
      return model.move(taken.path, taken.to, taken.overwrite);
  }
}

function requestOf(base: string, taken: Step): RequestOptions {
  switch (taken.kind) {
    case 'PUT':
      return { body: taken.text };
    case 'PATCH':
      return {
        body: taken.text,
        headers: {
          'content-type': 'application/x-sabredav-partialupdate',
          'content-length': String(Buffer.byteLength(taken.text)),
          'x-update-range': 'append',
        },
      };
    case 'PROPPATCH': {
      const value = Buffer.from(taken.text).toString('hex');
      return {
        body: `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><p xmlns="urn:x">${value}</p></D:prop></D:set></D:propertyupdate>`,
      };
    }
    case 'COPY':
    case 'MOVE':
      return {
        headers: {
          destination: urlOf(base, taken.to),
          overwrite: taken.overwrite ? 'T' : 'F',
          ...(taken.kind === 'COPY' && { depth: taken.shallow ? '0' : 'infinity' }),
        },
      };
    default:
      return {};
  }
}

function urlOf(base: string, names: Path): string {
  return [base, ...names.map(encodeURIComponent)].join('/');
}

const send = (method: string, url: string, options: RequestOptions = {}) =>
  door.send(method, url, { ...options, agent });

const asked =
  '<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><p xmlns="urn:x"/></prop></propfind>';

/** The tree as the door shows it, in the model's form. */
async function read(url: string, property: string | undefined): Promise<ModelNode> {
  const found = property === undefined ? {} : { property };
  const listing = await send('PROPFIND', url, { headers: { depth: '1' }, body: asked });
  const [self, ...entries] = [...listing.text.matchAll(/<D:response>(.*?)<\/D:response>/gs)].map(entryOf);
  if (!self?.isFolder) {
    const { bytes } = await send('GET', url);
    expect(bytes.length).toBe(self?.sizeBytes);
    return { kind: 'file', content: bytes.toString(), ...found };
  }
  const children = new Map<string, ModelNode>();
  for (const entry of entries) {
    children.set(entry.name, await read(entry.href.replace(/\/$/, ''), entry.property));
  }
  return { kind: 'folder', children, ...found };
}

function entryOf([, response = '']: RegExpExecArray) {
  const href = /<D:href>([^<]*)</.exec(response)?.[1] ?? '';
  const hex = /<p [^>]*>([0-9a-f]+)<\/p>|<p [^>]*\/>/.exec(response);
  return {
    href,
    name: decodeURIComponent(href.replace(/\/$/, '').replace(/^.*\//, '')),
    isFolder: response.includes('<D:collection/>'),
    sizeBytes: Number(/<D:getcontentlength>(\d+)</.exec(response)?.[1]),
    property: hex ? Buffer.from(hex[1] ?? '', 'hex').toString() : undefined,
  };
}

test('random operations leave what the reference model of the tree says, with its statuses', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 25 }), async (steps) => {
      sequences += 1;
      const base = `/dav/alice/${sequences}`;
      await send('MKCOL', base);
      const model = new TreeModel();
      for (const taken of steps) {
        const expected = expectedOf(model, taken);
        const { status } = await send(taken.kind, urlOf(base, taken.path), requestOf(base, taken));
        expect({ ...taken, status }).toEqual({ ...taken, status: expected });
      }
      expect(await read(base, undefined)).toEqual(model.root);
      await send('DELETE', base);
    }),
    seeded(50),
  );
  expect(door.errors).toEqual([]);
  await door.platform.collect();
  expect((await door.platform.admin.checkConsistency('system')).problems).toEqual([]);
});
