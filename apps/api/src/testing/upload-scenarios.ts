import type { TestRequest } from './api.js';
import type { Attempt, Scenario } from './scenarios.js';
import { nowhere, type World } from './world.js';

const uploads = '/api/v1/uploads';
const version = { 'Tus-Resumable': '1.0.0' };
const bytes = { 'Content-Type': 'application/offset+octet-stream' };

/** The header `Upload-Metadata` of these values. */
export function metadata(values: Readonly<Record<string, string>>): { 'Upload-Metadata': string } {
  const pairs = Object.entries(values).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  );
  return { 'Upload-Metadata': pairs.join(',') };
}

const creation = (path: string, sizeBytes: number, headers = {}): TestRequest => ({
  path: uploads,
  headers: { ...version, 'Upload-Length': String(sizeBytes), ...metadata({ path }), ...headers },
});
const newPath = async (world: World) => `${(await world.folder()).path}/upload.bin`;
const create =
  (sizeBytes: number, headers = {}): Attempt =>
  async (world) =>
    creation(await newPath(world), sizeBytes, headers);

/** A new upload of 100 bytes. */
async function begun(world: World, path?: string): Promise<{ readonly url: string; readonly path: string }> {
  const at = path ?? (await newPath(world));
  const answer = await world.do({ method: 'POST', ...creation(at, 100) });
  return { url: answer.headers.get('Location') ?? '', path: at };
}

type Step = (url: string) => TestRequest;
const look: Step = (url) => ({ path: url, headers: version });
const append: Step = (url) => ({
  path: url,
  headers: { ...version, ...bytes, 'Upload-Offset': '0' },
  body: 'x'.repeat(50),
});

const onUpload =
  (request: Step, before: (world: World, path: string) => unknown = () => {}): Attempt =>
  async (world) => {
    const { url, path } = await begun(world);
    await before(world, path);
    return request(url);
  };

/** Bob's upload, after he has lost the right to write where it goes. */
const onForbiddenUpload =
  (request: Step): Attempt =>
  async (world) => {
    const folder = await world.folder();
    await world.grantBob(folder.id, 'rw');
    const begin = creation(`${folder.path}/of-bob`, 100);
    const answer = await world.do({ method: 'POST', ...begin, token: world.bob });
    await world.grantBob(folder.id, 'r');
    return { ...request(answer.headers.get('Location') ?? ''), token: world.bob };
  };

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const put = (world: World, path: string) =>
  world.do({ method: 'PUT', path: `/api/v1/files${path}`, body: 'taken' });

const refused = (request: Step): Scenario['problems'] => ({
  forbidden: onForbiddenUpload(request),
  not_found: () => request(`${uploads}/${nowhere}`),
  parent_missing: onUpload(request, (world, path) =>
    world.do({ method: 'DELETE', path: `/api/v1/files${parentOf(path)}` }),
  ),
  already_exists: onUpload(request, put),
  locked: onUpload(request, (world, path) => world.lock(parentOf(path))),
  precondition_failed: onUpload((url) => ({ ...request(url), headers: bytes })),
});

export const uploadScenarios: Readonly<Record<string, Scenario>> = {
  createUpload: {
    success: { 201: async (world) => ({ ...(await create(100, bytes)(world)), body: 'the first bytes' }) },
    problems: {
      forbidden: async (world) => {
        const folder = await world.folder();
        await world.grantBob(folder.id, 'r');
        return { ...creation(`${folder.path}/x`, 1), token: world.bob };
      },
      not_found: () => creation('', 1, metadata({ parentId: nowhere, filename: 'x' })),
      parent_missing: () => creation('/alice/no/such', 1),
      already_exists: async (world) => creation((await world.file()).path, 1),
      locked: async (world) => {
        const { path } = await world.folder();
        await world.lock(path);
        return creation(`${path}/x`, 1);
      },
      precondition_failed: () => ({ path: uploads }),
      too_large: async (world) => ({ ...(await create(3, bytes)(world)), body: 'more than three' }),
      is_a_folder: async (world) => creation((await world.folder()).path, 1),
      invalid_name: () => creation(`/alice/${'x'.repeat(300)}`, 1),
      unsupported: async (world) => {
        const headers = {
          ...version,
          'Upload-Defer-Length': '1',
          ...metadata({ path: await newPath(world) }),
        };
        return { path: uploads, headers };
      },
    },
  },
  inspectUpload: { success: { 200: onUpload(look) }, problems: refused(look) ?? {} },
  appendToUpload: {
    success: { 204: onUpload(append) },
    problems: {
      ...refused(append),
      conflict: onUpload((url) => ({
        ...append(url),
        headers: { ...version, ...bytes, 'Upload-Offset': '7' },
      })),
      too_large: onUpload((url) => ({ ...append(url), body: 'x'.repeat(101) })),
    },
  },
  abortUpload: {
    success: { 204: onUpload(look) },
    problems: {
      not_found: () => look(`${uploads}/${nowhere}`),
      // Another request that does not come to its end.
      locked: onUpload(look, (world) => world.api.faults.failNext('uploads', 'locked')),
      precondition_failed: onUpload((url) => ({ path: url })),
    },
  },
};
