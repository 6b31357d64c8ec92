import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeId } from '@patio/pat-core';
import { openTestPlatform, type TestUser } from '@patio/pat-core/testing';
import { openTestApi, type TestAnswer, type TestApi, type TestRequest } from './api.js';
import { openSilentProvider } from './provider.js';
import { reporterKey } from './safety-scenarios.js';

/** Users and tokens for the scenarios, and short ways to things that no other scenario touches. */
export interface World {
  readonly api: TestApi;
  close(): Promise<void>;
  readonly alice: TestUser;
  /** Alice's token without scopes. */
  readonly token: string;
  /** A token of Alice that may only read her workspace. */
  readonly scoped: string;
  readonly admin: string;
  /** An administrator's token with scopes. */
  readonly scopedAdmin: string;
  /** A token of a user who may do what {@link World.grantBob} says. */
  readonly bob: string;
  unique(prefix: string): string;
  /** A request that must succeed, by Alice when no token is given. */
  do(request: TestRequest): Promise<TestAnswer>;
  /** A new folder in Alice's workspace. */
  folder(): Promise<Made>;
  /** A new file in a new folder. */
  file(content?: string): Promise<Made>;
  grantBob(id: string, permission: 'r' | 'w' | 'rw'): Promise<void>;
  /** Somebody else's lock on a file of Alice. */
  lock(path: string): Promise<void>;
  /** A new user. */
  user(): Promise<{ login: string; token: string }>;
  /** A new token of Alice. */
  mint(): Promise<{ id: string; secret: string }>;
  /** The `Cookie` of a new session of Alice. */
  signIn(): Promise<string>;
}

export interface Made {
  readonly id: string;
  readonly path: string;
  readonly etag: string;
}

/** Alice's. */
export const password = 'correct horse';

export const nowhere = '00000000-0000-4000-8000-000000000000';

export async function openWorld(): Promise<World> {
  const provider = await openSilentProvider();
  const { issuer } = provider;
  const oidc = { issuer, clientId: 'patio', clientSecret: undefined, createUsers: false };
  const folder = await mkdtemp(join(tmpdir(), 'patio-api-'));
  const leakKeysFile = join(folder, 'leak-keys.pem');
  await writeFile(leakKeysFile, reporterKey);
  const platform = await openTestPlatform({ leakKeysFile });
  const api = await openTestApi({ oidc }, platform);
  const alice = await platform.createUser('alice');
  const bob = await platform.createUser('bob');
  const root = await platform.createUser('root', { isAdmin: true });
  await platform.admin.updateUser('system', 'alice', { password });
  const secretOf = async (user: TestUser, scopes: string[] = []) =>
    (await platform.mint(user, { scopes })).secret;
  const token = await secretOf(alice);
  let count = 0;

  const world: World = {
    api,
    async close() {
      await api.dispose();
      await platform.dispose();
      await provider.close();
      await rm(folder, { recursive: true });
    },
    alice,
    token,
    scoped: await secretOf(alice, [`node:${alice.workspaceId}:r`]),
    admin: await secretOf(root),
    scopedAdmin: await secretOf(root, [`node:${root.workspaceId}:rw`]),
    bob: await secretOf(bob),
    unique(prefix) {
      count += 1;
      return `${prefix}-${count}`;
    },
    async do(request) {
      const answer = await api.send({ token, ...request });
      if (answer.status >= 300)
        throw new Error(`${request.method} ${request.path}: ${answer.status} ${answer.text}`);
      return answer;
    },
    async folder() {
      const path = `/alice/${world.unique('folder')}`;
      return (await world.do({ method: 'POST', path: '/api/v1/nodes', json: { path } })).json;
    },
    async file(content = 'hello') {
      const folder = await world.folder();
      const path = `/api/v1/files${folder.path}/${world.unique('file')}.txt`;
      return (await world.do({ method: 'PUT', path, body: content })).json;
    },
    grantBob: (id, permission) => platform.grant(bob, id as NodeId, permission),
    async lock(path) {
      const { id } = (await world.do({ path: `/api/v1/nodes?path=${path}` })).json as Made;
      await world.grantBob(id, 'rw');
      const request = { shared: false, deep: true, ownerXml: '', timeoutSeconds: 600 };
      const holder = await platform.signIn(bob, { door: 'webdav' });
      await platform.files.lock(holder, { id: id as NodeId }, request);
    },
    async user() {
      const login = world.unique('user');
      return { login, token: await secretOf(await platform.createUser(login)) };
    },
    mint: () => platform.mint(alice),
    async signIn() {
      const origin = { door: 'rest', address: '127.0.0.1' } as const;
      return `patio_session=${(await platform.login.withPassword('alice', password, origin)).secret}`;
    },
  };
  return world;
}
