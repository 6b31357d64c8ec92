import type { Files, NodeId, NodeRef, Principal, TokenLimits } from '@patio/pat-core';
import type { TestPlatform, TestToken, TestUser } from '@patio/pat-core/testing';
import type { Operation } from './decision.js';
import type { Right, Rights } from './rights.js';

/** Where the token's scope lies, seen from the node in question. */
export type ScopePlace = 'node' | 'ancestor' | 'elsewhere';

export interface Case {
  readonly operation: Operation;
  /** The user's right on everything in question. */
  readonly userRight: Right;
  /** undefined: a token without scopes. */
  readonly scope: { readonly place: ScopePlace; readonly right: Right } | undefined;
  readonly limits?: Partial<TokenLimits>;
}

/** A piece of tree of its own, and a token for it. */
export interface Scene {
  readonly rights: Rights;
  readonly token: TestToken;
  /** What the operation is about: a node, or a new name in a folder. */
  readonly subject: string;
  /** Where copies and moves go to, or come from when the subject is their destination; always allowed. */
  readonly counterpart: string;
  idOf(path: string): string;
  /** Everything in the tree that an operation could change, as text. */
  snapshot(): Promise<string>;
}

const subjects = {
  stat: 'area/file',
  list: 'area/folder',
  read: 'area/file',
  replace: 'area/file',
  delete: 'area/file',
  'delete folder': 'area/empty',
  move: 'area/file',
  copy: 'area/file',
  'set attributes': 'area/file',
  lock: 'area/file',
  create: 'area/folder/new',
  'make folder': 'area/folder/new',
  'move into': 'area/folder/new',
  'copy into': 'area/folder/new',
  'lock new name': 'area/folder/new',
} as const satisfies Record<Operation, string>;

const counterparts: Partial<Record<Operation, string>> = {
  move: 'inbox/arrived',
  copy: 'inbox/arrived',
  'move into': 'outbox/file',
  'copy into': 'outbox/file',
};

export const oldContent = 'old';
export const newContent = 'new';

/**
 * Builds what every scene is a copy of:  area/{file, folder/inside, empty}, other, inbox, outbox/file
 */
export async function buildTemplate(files: Files, owner: Principal, path: string): Promise<void> {
  for (const name of ['', '/area', '/area/folder', '/area/empty', '/other', '/inbox', '/outbox']) {
    await files.createFolder(owner, { path: path + name });
  }
  for (const name of ['/area/file', '/area/folder/inside', '/outbox/file']) {
    await files.write(owner, { path: path + name }, bytes(oldContent));
  }
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Copies the template to a folder of its own, grants the caller its right on it and mints the caller's token. */
export async function setScene(
  platform: TestPlatform,
  people: { readonly owner: Principal; readonly caller: TestUser },
  { template, top }: { readonly template: string; readonly top: string },
  { operation, userRight, scope, limits }: Case,
): Promise<Scene> {
  const { files } = platform;
  const { owner, caller } = people;
  const at = (path: string) => `${top}/${path}`;
  await files.copy(owner, { path: template }, { path: top });

  const subject = at(subjects[operation]);
  const folder = subject.slice(0, subject.lastIndexOf('/'));
  const node = subject.endsWith('/new') ? folder : subject;
  const counterpart = at(counterparts[operation] ?? 'inbox');
  const helpful = operation.endsWith('into') ? at('outbox') : at('inbox');
  const needsHelp = operation in counterparts;

  const ids = new Map<string, NodeId>();
  const scopePath = scope && { node, ancestor: at('area'), elsewhere: at('other') }[scope.place];
  for (const path of [top, node, ...(scopePath ? [scopePath] : []), ...(needsHelp ? [helpful] : [])]) {
    ids.set(path, await idAt(files, owner, path));
  }
  if (operation.endsWith('into')) ids.set(counterpart, await idAt(files, owner, counterpart));
  const idOf = (path: string) => {
    const id = ids.get(path);
    if (!id) throw new Error(`The identity of ${path} was not asked for.`);
    return id;
  };

  const grants = new Map<string, Right>();
  if (userRight) grants.set(top, userRight);
  if (needsHelp) grants.set(helpful, 'rw');
  for (const [path, right] of grants) if (right) await platform.grant(caller, idOf(path), right);

  const scopes = scopePath ? new Map<string, Right>([[scopePath, scope.right]]) : undefined;
  if (needsHelp) scopes?.set(helpful, 'rw');
  const token = await platform.mint(caller, {
    ...limits,
    scopes: scopes ? [...scopes].map(([path, right]) => `node:${idOf(path)}:${right}`) : [],
  });

  return {
    ...{ rights: { grants, scopes }, token, subject, counterpart, idOf },
    async snapshot() {
      const changing = new Set([folder, node, counterpart.slice(0, counterpart.lastIndexOf('/'))]);
      const listings = [...changing].map((path) => listing(files, owner, { path }));
      return JSON.stringify(await Promise.all(listings));
    },
  };
}

async function idAt(files: Files, owner: Principal, path: string): Promise<NodeId> {
  const { id } = await files.stat(owner, { path });
  if (!id) throw new Error(`${path} has no identity.`);
  return id;
}

/** What is in a folder, with everything that operations change; what is no folder (any more) is told apart. */
async function listing(files: Files, owner: Principal, ref: NodeRef): Promise<unknown> {
  const entries: unknown[] = [];
  try {
    for await (const page of files.list(owner, ref, { details: true })) {
      for (const { node, properties, locks } of page) {
        entries.push([node.id, node.path, node.etag, node.modifiedAt, node.mode, properties, locks.length]);
      }
    }
    return entries;
  } catch (error) {
    return String(error);
  }
}
