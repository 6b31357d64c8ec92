import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../auth/types.js';
import type { Restriction } from '../shared/restriction.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';

let platform: TestPlatform;
let alice: TestUser;
let owner: Principal;
let count = 0;
let folder: string;

beforeAll(async () => {
  platform = await openTestPlatform();
  alice = await platform.createUser('alice');
  owner = await platform.signIn(alice);
});
/** {from, to} are files, {fromFolder, toFolder} folders. */
beforeEach(async () => {
  count += 1;
  folder = `/alice/${count}`;
  for (const name of ['', '/fromFolder', '/toFolder']) {
    await platform.files.createFolder(owner, { path: folder + name });
  }
  for (const name of ['from', 'to', 'fromFolder/in', 'toFolder/in']) await write(owner, name, name);
});
afterAll(() => platform.dispose());

const at = (name: string) => ({ path: `${folder}/${name}` });

async function write(principal: Principal, name: string, text: string): Promise<void> {
  await platform.files.write(principal, at(name), Readable.from([Buffer.from(text)]));
}

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error) => error.code,
  );
}

const overwrite = { overwrite: true };
const deeds: Record<string, (caller: Principal) => Promise<unknown>> = {
  'write a new file': (caller) => write(caller, 'new', 'x'),
  'write over a file': (caller) => write(caller, 'to', 'x'),
  'copy to a new name': (caller) => platform.files.copy(caller, at('from'), at('new')),
  'copy over a file': (caller) => platform.files.copy(caller, at('from'), at('to'), overwrite),
  'copy over a folder': (caller) => platform.files.copy(caller, at('fromFolder'), at('toFolder'), overwrite),
  'copy a folder over a file': (caller) => platform.files.copy(caller, at('fromFolder'), at('to'), overwrite),
  'move to a new name': (caller) => platform.files.move(caller, at('from'), at('new')),
  'move over a file': (caller) => platform.files.move(caller, at('from'), at('to'), overwrite),
  'move over a folder': (caller) => platform.files.move(caller, at('fromFolder'), at('toFolder'), overwrite),
  delete: (caller) => platform.files.remove(caller, at('from')),
};

const forbidden: Record<Restriction, readonly string[]> = {
  'read-only': Object.keys(deeds),
  'no-overwrite': [
    'write over a file',
    'copy over a file',
    'copy over a folder',
    'copy a folder over a file',
    'move over a file',
    'move over a folder',
  ],
  'no-delete': [
    'copy over a folder',
    'copy a folder over a file',
    'move to a new name',
    'move over a file',
    'move over a folder',
    'delete',
  ],
};

describe.each(Object.keys(forbidden) as Restriction[])('a token that is %s', (restriction) => {
  let caller: Principal;
  beforeAll(async () => {
    caller = await platform.signIn(alice, { restrictions: [restriction] });
  });

  it.each(Object.entries(deeds))('may or may not %s', async (name, deed) => {
    expect(await outcome(deed(caller))).toBe(forbidden[restriction].includes(name) ? 'forbidden' : 'done');
  });

  it('is told by the node what it may', async () => {
    const { permissions } = await platform.files.stat(caller, at('from'));
    expect(permissions).toEqual({ read: true, write: restriction !== 'read-only' });
    for await (const page of platform.files.list(caller, { path: folder })) {
      for (const { node } of page) expect(node.permissions).toEqual(permissions);
    }
  });

  it('keeps what it may not take away when a drop box is all that it sees', async () => {
    const bob = await platform.createUser(`bob-${count}`);
    const { id } = await platform.files.stat(owner, { path: folder });
    if (id) await platform.grant(bob, id, 'w');
    const dropper = await platform.signIn(bob, { restrictions: [restriction] });
    expect(await outcome(write(dropper, 'to', 'x'))).toBe(
      restriction === 'no-delete' ? 'done' : restriction === 'no-overwrite' ? 'forbidden' : 'parent_missing',
    );
  });
});
