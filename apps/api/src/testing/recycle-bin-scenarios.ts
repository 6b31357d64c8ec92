import type { TestRequest } from './api.js';
import type { Attempt, Scenario } from './scenarios.js';
import { nowhere, type World } from './world.js';

const bin = '/api/v1/recycle-bin';
const tooLong = 'x'.repeat(300);

/** A request on a file that has just been deleted. */
const onDeleted =
  (
    request: (id: string, world: World, path: string) => TestRequest | Promise<TestRequest>,
    grant?: 'r' | 'rw',
  ): Attempt =>
  async (world) => {
    const { id, path } = await world.file();
    if (grant) await world.grantBob(id, grant);
    await world.do({ method: 'DELETE', path: `/api/v1/nodes/${id}` });
    return { ...(await request(id, world, path)), ...(grant && { token: world.bob }) };
  };
const restore = (id: string): TestRequest => ({ path: `${bin}/${id}/restore`, json: {} });
const restoreTo = (id: string, path: string): TestRequest => ({ ...restore(id), json: { path } });
const purge = (id: string): TestRequest => ({ path: `${bin}/${id}` });

export const recycleBinScenarios: Readonly<Record<string, Scenario>> = {
  listRecycleBin: {
    success: {
      200: onDeleted((_, world) => ({ path: `${bin}?limit=5&path=/${world.alice.login}` })),
    },
    problems: {
      not_found: () => ({ path: `${bin}?path=/none` }),
      invalid_name: () => ({ path: `${bin}?path=/alice/${tooLong}` }),
    },
  },
  restoreFromRecycleBin: {
    success: { 200: onDeleted(restore) },
    problems: {
      forbidden: onDeleted(restore, 'r'),
      not_found: () => restore(nowhere),
      conflict: onDeleted(async (id, world, path) => {
        await world.do({ method: 'DELETE', path: `/api/v1/files${path.slice(0, path.lastIndexOf('/'))}` });
        return restore(id);
      }),
      already_exists: onDeleted(async (id, world, path) => {
        await world.do({ method: 'PUT', path: `/api/v1/files${path}`, body: 'new' });
        return restore(id);
      }),
      parent_missing: onDeleted((id) => restoreTo(id, '/alice/no/such')),
      invalid_name: onDeleted((id) => restoreTo(id, `/alice/${tooLong}`)),
      locked: onDeleted(async (id, world) => {
        const folder = await world.folder();
        await world.lock(folder.path);
        return restoreTo(id, `${folder.path}/new`);
      }),
      insufficient_storage: onDeleted((id, world) => {
        world.api.faults.failNext('recycleBin', 'insufficient_storage');
        return restore(id);
      }),
    },
  },
  purgeFromRecycleBin: {
    success: { 204: onDeleted(purge) },
    problems: { forbidden: onDeleted(purge, 'r'), not_found: () => purge(nowhere) },
  },
  emptyRecycleBin: {
    success: { 200: onDeleted((_, world) => ({ path: `${bin}?path=/${world.alice.login}` })) },
    problems: {
      not_found: () => ({ path: `${bin}?path=/none` }),
      invalid_name: () => ({ path: `${bin}?path=/alice/${tooLong}` }),
    },
  },
};
