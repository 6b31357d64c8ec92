import { randomBytes } from 'node:crypto';
import type { ErrorCode } from '@patio/pat-core';
import type { ProblemCode } from '../errors.js';
import type { TestRequest } from './api.js';
import { recycleBinScenarios } from './recycle-bin-scenarios.js';
import { safetyScenarios } from './safety-scenarios.js';
import { signInScenarios } from './sign-in-scenarios.js';
import { uploadScenarios } from './upload-scenarios.js';
import { type Made, nowhere, type World } from './world.js';

/** Prepares what a request needs and gives the request; its method is the route's. */
export type Attempt = (world: World) => Promise<TestRequest> | TestRequest;

type Problems = Partial<Record<ProblemCode, Attempt>>;

/** How to bring about each answer that a route documents. */
export interface Scenario {
  readonly success: Readonly<Record<number, Attempt>>;
  readonly problems?: Problems;
}

const files = '/api/v1/files';
const nodes = '/api/v1/nodes';
const missing = `${nodes}/${nowhere}`;
const tooLong = 'x'.repeat(300);

/** A request by somebody who may not, or by a token that may not. */
const asBob =
  (attempt: Attempt): Attempt =>
  async (world) => ({ ...(await attempt(world)), token: world.bob });
const asScoped =
  (attempt: Attempt): Attempt =>
  async (world) => ({ ...(await attempt(world)), token: world.scoped });
const asScopedAdmin =
  (attempt: Attempt): Attempt =>
  async (world) => ({ ...(await attempt(world)), token: world.scopedAdmin });
const withHeaders =
  (headers: Record<string, string>, attempt: Attempt): Attempt =>
  async (world) => ({ ...(await attempt(world)), headers });

/** A request on a new file or folder, made by `make`. */
const on =
  (
    make: (world: World) => Promise<Made>,
    request: (made: Made, world: World) => TestRequest | Promise<TestRequest>,
  ): Attempt =>
  async (world) =>
    request(await make(world), world);
const onFile = (request: (made: Made, world: World) => TestRequest | Promise<TestRequest>) =>
  on((world) => world.file(), request);
const onFolder = (request: (made: Made, world: World) => TestRequest | Promise<TestRequest>) =>
  on((world) => world.folder(), request);

/** A file that Bob can see with too little right. */
const onFileOfBob = (permission: 'r' | 'w', request: (made: Made) => TestRequest): Attempt =>
  onFile(async (made, world) => {
    await world.grantBob(made.id, permission);
    return { ...request(made), token: world.bob };
  });
const onLockedFile = (request: (made: Made) => TestRequest): Attempt =>
  onFile(async (made, world) => {
    await world.lock(made.path);
    return request(made);
  });
const onLockedFolder = (request: (made: Made) => TestRequest): Attempt =>
  onFolder(async (made, world) => {
    await world.lock(made.path);
    return request(made);
  });

const contentOf = ({ id }: Made): TestRequest => ({ path: `${nodes}/${id}/content` });
const fileOf = ({ path }: Made): TestRequest => ({ path: files + path });
const nodeOf = ({ id }: Made): TestRequest => ({ path: `${nodes}/${id}` });
const storeAt = (made: Made): TestRequest => ({ ...contentOf(made), body: 'new' });
const storeIn = (made: Made): TestRequest => ({ ...fileOf(made), body: 'new' });

function download(of: (made: Made) => TestRequest, atMissing: string, badName: boolean): Scenario {
  return {
    success: {
      200: onFile(of),
      206: withHeaders({ Range: 'bytes=1-2' }, onFile(of)),
      304: withHeaders({ 'If-None-Match': '*' }, onFile(of)),
    },
    problems: {
      forbidden: onFileOfBob('w', of),
      not_found: () => ({ path: atMissing }),
      is_a_folder: onFolder(of),
      precondition_failed: withHeaders({ 'If-Match': '"other"' }, onFile(of)),
      range_not_satisfiable: withHeaders({ Range: 'bytes=5-' }, onFile(of)),
      ...(badName && { invalid_name: () => ({ path: `${files}/alice/${tooLong}` }) }),
    },
  };
}

function inspect(of: (made: Made) => TestRequest, atMissing: string, badName: boolean): Scenario {
  const { success, problems } = download(of, atMissing, badName);
  const { range_not_satisfiable: _ranges, ...rest } = problems ?? {};
  return { success: { 200: success[200] as Attempt, 304: success[304] as Attempt }, problems: rest };
}

const upload = (of: (made: Made) => TestRequest): Problems => ({
  forbidden: onFileOfBob('r', of),
  is_a_folder: onFolder(of),
  precondition_failed: withHeaders({ 'If-None-Match': '*' }, onFile(of)),
  locked: onLockedFile(of),
  unsupported_media_type: withHeaders({ 'Content-Encoding': 'gzip' }, onFile(of)),
});

const placing = (at: (made: Made, path: string) => TestRequest): Problems => ({
  forbidden: async (world) => {
    const [source, folder] = [await world.file(), await world.folder()];
    await world.grantBob(source.id, 'rw');
    await world.grantBob(folder.id, 'r');
    return { ...at(source, `${folder.path}/new`), token: world.bob };
  },
  parent_missing: onFile((made) => at(made, '/alice/no/such')),
  already_exists: onFile((made, world) => world.file().then(({ path }) => at(made, path))),
  invalid_name: onFile((made) => at(made, `/alice/${tooLong}`)),
  locked: onFile(async (made, world) => {
    const folder = await world.folder();
    await world.lock(folder.path);
    return at(made, `${folder.path}/new`);
  }),
});

const copyTo = ({ id }: Made, path: string): TestRequest => ({ path: `${nodes}/${id}/copy`, json: { path } });
const moveTo = ({ id }: Made, path: string): TestRequest => ({ path: `${nodes}/${id}`, json: { path } });

const aToken = async (world: World): Promise<TestRequest> => ({
  path: `/api/v1/tokens/${(await world.mint()).id}`,
});
const rename: Attempt = async (world) => ({ ...(await aToken(world)), json: { name: 'renamed' } });
const rotate: Attempt = async (world) => ({
  path: `${(await aToken(world)).path}/rotate`,
  json: { overlapSeconds: 60 },
});
const revokedToken = async (world: World): Promise<string> => {
  const { path } = await aToken(world);
  await world.do({ method: 'DELETE', path });
  return path;
};
const mint: Attempt = () => ({
  path: '/api/v1/tokens',
  json: {
    name: 'mine',
    autoRefreshSeconds: 600,
    doors: ['rest'],
    networks: ['127.0.0.0/8'],
    notBefore: '2020-01-01T00:00:00Z',
    restrictions: ['read-only'],
    maxUses: 3,
  },
});
const addKey: Attempt = () => ({ path: '/api/v1/ssh-keys', json: { name: 'laptop', publicKey: newKey() } });
const addKeyFor = (login: string): TestRequest => ({
  path: `/api/v1/users/${login}/ssh-keys`,
  json: { name: 'theirs', publicKey: newKey() },
});
const sameKeyAgain: Attempt = async (world) => {
  const request = { path: '/api/v1/ssh-keys', json: { name: 'laptop', publicKey: newKey() } };
  await world.do({ method: 'POST', ...request });
  return request;
};
/** An Ed25519 key of random bytes: nobody signs with it. */
function newKey(): string {
  const type = Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1');
  return `ssh-ed25519 ${Buffer.concat([type, randomBytes(32)]).toString('base64')}`;
}
const noToken = `/api/v1/tokens/${nowhere}`;

const asAdmin =
  (request: (login: string) => TestRequest): Attempt =>
  async (world) => ({ token: world.admin, ...request((await world.user()).login) });
const noUser =
  (request: (login: string) => TestRequest): Attempt =>
  (world) => ({
    token: world.admin,
    ...request('nobody'),
  });
const theLastAdmin =
  (request: (login: string) => TestRequest): Attempt =>
  (world) => ({
    token: world.admin,
    ...request('root'),
  });
/** What only administrators may: refused to others, and to administrators through a token with scopes. */
const forAdmins = (attempt: Attempt): Problems => ({
  forbidden: asBob(attempt),
  insufficient_scope: asScopedAdmin(attempt),
});

const createUser: Attempt = (world) => ({
  path: '/api/v1/users',
  token: world.admin,
  json: { login: world.unique('new'), password: 'a long enough password', isAdmin: false },
});
const user = (login: string): TestRequest => ({ path: `/api/v1/users/${login}` });
const disable = (login: string): TestRequest => ({ ...user(login), json: { disabled: true } });
const sessionsOf = (login: string): TestRequest => ({ path: `/api/v1/users/${login}/sessions` });
const grantsOf = (login: string): TestRequest => ({ path: `/api/v1/users/${login}/grants` });
const tokensOf = (login: string): TestRequest => ({ path: `/api/v1/users/${login}/tokens` });
const mintFor = (login: string): TestRequest => ({ ...tokensOf(login), json: { name: 'theirs' } });
const policy = '/api/v1/policy';
/** Loose enough to be in nobody's way. */
const setPolicy: Attempt = (world) => ({
  path: policy,
  token: world.admin,
  json: { maxTokensPerUser: 1000, neverExpiringAllowed: true },
});
/** What the policy refuses, without a policy that would refuse other scenarios. */
const refusedAs =
  (code: ProblemCode & ErrorCode, attempt: Attempt): Attempt =>
  async (world) => {
    const request = await attempt(world);
    world.api.faults.failNext('admin', code);
    return request;
  };
const createService: Attempt = (world) => ({
  path: '/api/v1/users',
  token: world.admin,
  json: { login: world.unique('robot'), kind: 'service', owner: 'nobody' },
});
const createWorkspace: Attempt = (world) => ({
  path: '/api/v1/workspaces',
  token: world.admin,
  json: { name: world.unique('team') },
});

const grantsOn = ({ id }: Made): TestRequest => ({ path: `${nodes}/${id}/grants` });
const grantTo = ({ id }: Made, login = 'bob'): TestRequest => ({ path: `${nodes}/${id}/grants/${login}` });
const setTo = (made: Made): TestRequest => ({ ...grantTo(made), json: { permission: 'r' } });
const granted = (request: (made: Made) => TestRequest): Attempt =>
  onFolder(async (made, world) => {
    await world.grantBob(made.id, 'r');
    return request(made);
  });
const governed = (request: (made: Made) => TestRequest): Problems => ({
  forbidden: asBob(granted(request)),
  insufficient_scope: asScoped(granted(request)),
});

const audit: Attempt = () => ({
  path: '/api/v1/audit?door=rest&result=ok&limit=5&since=2020-01-01T00:00:00%2B01:00',
});
const newFolder = (path: string): TestRequest => ({ path: nodes, json: { path } });

/** One entry per route, by its name. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  getMe: { success: { 200: () => ({ path: '/api/v1/me' }) } },

  ...uploadScenarios,
  ...recycleBinScenarios,
  downloadFile: download(fileOf, `${files}/alice/none`, true),
  inspectFile: inspect(fileOf, `${files}/alice/none`, true),
  uploadFile: {
    success: {
      200: onFile(storeIn),
      201: onFolder(({ path }) => ({ path: `${files}${path}/new.bin`, body: 'new' })),
    },
    problems: {
      ...upload(storeIn),
      parent_missing: () => ({ path: `${files}/alice/no/such`, body: 'x' }),
      invalid_name: () => ({ path: `${files}/alice/${tooLong}`, body: 'x' }),
    },
  },
  deleteFile: {
    success: { 204: onFile(fileOf) },
    problems: {
      forbidden: onFileOfBob('r', fileOf),
      not_found: () => ({ path: `${files}/alice/none` }),
      precondition_failed: withHeaders({ 'If-Match': '"other"' }, onFile(fileOf)),
      locked: onLockedFile(fileOf),
      invalid_name: () => ({ path: `${files}/alice/${tooLong}` }),
    },
  },
  downloadContent: download(contentOf, `${missing}/content`, false),
  inspectContent: inspect(contentOf, `${missing}/content`, false),
  replaceContent: {
    success: { 200: onFile(storeAt) },
    problems: { ...upload(storeAt), not_found: () => ({ path: `${missing}/content`, body: 'x' }) },
  },

  findNode: {
    success: { 200: onFile(({ path }) => ({ path: `${nodes}?path=${path}` })) },
    problems: {
      not_found: () => ({ path: `${nodes}?path=/alice/none` }),
      invalid_name: () => ({ path: `${nodes}?path=no-slash` }),
    },
  },
  createFolder: {
    success: {
      201: onFolder(({ id }) => ({ path: nodes, json: { parentId: id, name: 'inside', kind: 'folder' } })),
    },
    problems: {
      not_found: () => ({ path: nodes, json: { parentId: nowhere, name: 'x' } }),
      forbidden: onFolder(async (made, world) => {
        await world.grantBob(made.id, 'r');
        return { ...newFolder(`${made.path}/x`), token: world.bob };
      }),
      parent_missing: () => newFolder('/alice/no/such'),
      already_exists: onFolder(({ path }) => newFolder(path)),
      invalid_name: () => newFolder(`/alice/${tooLong}`),
      locked: onLockedFolder(({ path }) => newFolder(`${path}/x`)),
    },
  },
  getNode: {
    success: { 200: onFile(nodeOf) },
    problems: { not_found: () => ({ path: missing }) },
  },
  moveNode: {
    success: { 200: onFile(({ id }) => ({ path: `${nodes}/${id}`, json: { name: 'renamed' } })) },
    problems: {
      ...placing(moveTo),
      not_found: () => ({ path: missing, json: { name: 'x' } }),
      conflict: onFolder((made) => moveTo(made, `${made.path}/inside`)),
      precondition_failed: withHeaders(
        { 'If-Match': '"other"' },
        onFile((made) => moveTo(made, '/alice/x')),
      ),
    },
  },
  copyNode: {
    success: {
      200: onFile(async (made, world) => ({
        ...copyTo(made, ''),
        json: { path: (await world.file('other')).path, overwrite: true },
      })),
      201: onFile(({ id }, world) => ({ path: `${nodes}/${id}/copy`, json: { name: world.unique('copy') } })),
    },
    problems: {
      ...placing(copyTo),
      not_found: () => ({ path: `${missing}/copy`, json: { path: '/alice/x' } }),
      conflict: onFolder((made) => copyTo(made, `${made.path}/inside`)),
    },
  },
  deleteNode: {
    success: { 204: onFolder(nodeOf) },
    problems: {
      forbidden: onFileOfBob('r', nodeOf),
      not_found: () => ({ path: missing }),
      precondition_failed: withHeaders({ 'If-Match': '"other"' }, onFile(nodeOf)),
      locked: onLockedFile(nodeOf),
    },
  },
  listChildren: {
    success: { 200: (world) => ({ path: `${nodes}/${world.alice.workspaceId}/children?limit=1` }) },
    problems: {
      not_found: () => ({ path: `${missing}/children` }),
      not_a_folder: onFile(({ id }) => ({ path: `${nodes}/${id}/children` })),
    },
  },

  searchNodes: {
    success: {
      200: async (world) => {
        const { path } = await world.file();
        return { path: `/api/v1/search?name=.TXT&path=${path.slice(0, path.lastIndexOf('/'))}&kind=file` };
      },
    },
    problems: {
      not_found: () => ({ path: '/api/v1/search?name=a&path=/alice/no/such' }),
      not_a_folder: onFile(({ path }) => ({ path: `/api/v1/search?name=a&path=${path}` })),
      invalid_name: () => ({ path: '/api/v1/search?name=a&path=alice' }),
    },
  },
  getQuota: {
    success: { 200: onFile(({ path }) => ({ path: `/api/v1/quota?path=${path}` })) },
    problems: {
      not_found: () => ({ path: '/api/v1/quota?path=/alice/no/such' }),
      invalid_name: () => ({ path: '/api/v1/quota?path=alice' }),
    },
  },
  listShared: {
    success: {
      200: onFile(async ({ id }, world) => {
        await world.grantBob(id, 'r');
        return { path: '/api/v1/shared?limit=1', token: world.bob };
      }),
    },
  },

  listTokens: { success: { 200: () => ({ path: '/api/v1/tokens?limit=2' }) } },
  mintToken: {
    success: { 201: mint },
    problems: {
      forbidden: refusedAs('forbidden', mint),
      insufficient_scope: asScoped(mint),
      conflict: refusedAs('conflict', mint),
    },
  },
  addSshKey: {
    success: { 201: addKey },
    problems: {
      forbidden: refusedAs('forbidden', addKey),
      insufficient_scope: asScoped(addKey),
      conflict: sameKeyAgain,
    },
  },
  addUserSshKey: {
    success: { 201: asAdmin(addKeyFor) },
    problems: {
      ...forAdmins(asAdmin(addKeyFor)),
      not_found: noUser(addKeyFor),
      conflict: refusedAs('conflict', asAdmin(addKeyFor)),
    },
  },
  getToken: {
    success: { 200: aToken },
    problems: { insufficient_scope: asScoped(aToken), not_found: () => ({ path: noToken }) },
  },
  updateToken: {
    success: { 200: rename },
    problems: {
      insufficient_scope: asScoped(rename),
      not_found: () => ({ path: noToken, json: { name: 'x' } }),
      conflict: async (world) => ({ path: await revokedToken(world), json: { name: 'x' } }),
    },
  },
  revokeToken: {
    success: { 204: aToken },
    problems: { insufficient_scope: asScoped(aToken), not_found: asBob(aToken) },
  },
  rotateToken: {
    success: { 200: rotate },
    problems: {
      insufficient_scope: asScoped(rotate),
      not_found: () => ({ path: `${noToken}/rotate` }),
      conflict: async (world) => ({ path: `${await revokedToken(world)}/rotate` }),
    },
  },
  listUserTokens: {
    success: { 200: asAdmin(tokensOf) },
    problems: { ...forAdmins(asAdmin(tokensOf)), not_found: noUser(tokensOf) },
  },
  mintUserToken: {
    success: { 201: asAdmin(mintFor) },
    problems: {
      ...forAdmins(asAdmin(mintFor)),
      not_found: noUser(mintFor),
      conflict: refusedAs('conflict', asAdmin(mintFor)),
    },
  },
  revokeUserTokens: {
    success: { 200: asAdmin(tokensOf) },
    problems: { ...forAdmins(asAdmin(tokensOf)), not_found: noUser(tokensOf) },
  },
  getConnect: { success: { 200: () => ({ path: '/api/v1/connect' }) } },
  getPolicy: { success: { 200: () => ({ path: policy }) } },
  updatePolicy: {
    success: { 200: setPolicy },
    problems: {
      ...forAdmins(setPolicy),
      conflict: (world) => ({ path: policy, token: world.admin, json: { neverExpiringAllowed: false } }),
    },
  },

  listGrants: {
    success: { 200: granted(grantsOn) },
    problems: { ...governed(grantsOn), not_found: () => ({ path: `${missing}/grants` }) },
  },
  getGrant: {
    success: { 200: granted(grantTo) },
    problems: { ...governed(grantTo), not_found: onFolder((made) => grantTo(made)) },
  },
  setGrant: {
    success: { 200: onFolder(setTo) },
    problems: {
      ...governed(setTo),
      not_found: onFolder((made) => ({ ...grantTo(made, 'nobody'), json: { permission: 'rw' } })),
    },
  },
  removeGrant: {
    success: { 204: granted(grantTo) },
    problems: { ...governed(grantTo), not_found: onFolder((made) => grantTo(made, 'nobody')) },
  },

  listWorkspaces: { success: { 200: () => ({ path: '/api/v1/workspaces' }) } },
  createWorkspace: {
    success: { 201: createWorkspace },
    problems: {
      ...forAdmins(createWorkspace),
      already_exists: (world) => ({
        path: '/api/v1/workspaces',
        token: world.admin,
        json: { name: 'alice' },
      }),
      invalid_name: (world) => ({ path: '/api/v1/workspaces', token: world.admin, json: { name: 'a/b' } }),
    },
  },

  listUsers: {
    success: { 200: (world) => ({ path: '/api/v1/users?limit=1', token: world.admin }) },
    problems: forAdmins(() => ({ path: '/api/v1/users' })),
  },
  createUser: {
    success: { 201: createUser },
    problems: {
      ...forAdmins(createUser),
      not_found: createService,
      already_exists: (world) => ({ path: '/api/v1/users', token: world.admin, json: { login: 'alice' } }),
    },
  },
  getUser: {
    success: { 200: asAdmin(user) },
    problems: { ...forAdmins(asAdmin(user)), not_found: noUser(user) },
  },
  updateUser: {
    success: { 200: asAdmin(disable) },
    problems: { ...forAdmins(asAdmin(disable)), not_found: noUser(disable), conflict: theLastAdmin(disable) },
  },
  deleteUser: {
    success: { 204: asAdmin(user) },
    problems: { ...forAdmins(asAdmin(user)), not_found: noUser(user), conflict: theLastAdmin(user) },
  },

  followTokens: {
    success: { 200: () => ({ path: '/api/v1/events' }) },
    problems: {
      forbidden: () => ({ path: '/api/v1/events?login=bob' }),
      insufficient_scope: asScopedAdmin(() => ({ path: '/api/v1/events?login=bob' })),
      not_found: (world) => ({ path: '/api/v1/events?login=nobody', token: world.admin }),
    },
  },

  endUserSessions: {
    success: { 204: asAdmin(sessionsOf) },
    problems: { ...forAdmins(asAdmin(sessionsOf)), not_found: noUser(sessionsOf) },
  },
  listUserGrants: {
    success: { 200: () => ({ path: '/api/v1/users/alice/grants' }) },
    problems: { ...forAdmins(asAdmin(grantsOf)), not_found: noUser(grantsOf) },
  },

  exportAudit: {
    success: { 200: (world) => ({ path: '/api/v1/audit/export?operation=token.mint', token: world.admin }) },
    problems: forAdmins(() => ({ path: '/api/v1/audit/export' })),
  },

  readAudit: {
    success: { 200: audit },
    problems: {
      forbidden: () => ({ path: '/api/v1/audit?login=bob' }),
      insufficient_scope: asScoped(audit),
    },
  },

  getServerHealth: {
    success: { 200: (world) => ({ path: '/api/v1/health?minutes=5', token: world.admin }) },
    problems: forAdmins(() => ({ path: '/api/v1/health' })),
  },

  ...safetyScenarios,
  ...signInScenarios,

  getHealth: { success: { 200: () => ({ path: '/healthz' }) } },
  getReadiness: { success: { 200: () => ({ path: '/readyz' }) } },
  getMetrics: { success: { 200: () => ({ path: '/metrics' }) } },
  getOpenApi: { success: { 200: () => ({ path: '/openapi.json' }) } },
  getDocs: { success: { 200: () => ({ path: '/docs' }) } },
  explainProblem: {
    success: { 200: () => ({ path: '/problems/not-found' }) },
    problems: {
      invalid: () => ({ path: `/problems/${tooLong}` }),
      not_found: () => ({ path: '/problems/nothing' }),
    },
  },
};
