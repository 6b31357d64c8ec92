import type { Principal } from '@patio/pat-core';
import {
  EXTENSION_PAIRS,
  ExtensionName,
  encodeRequest,
  OpenFlag,
  type OutgoingRequest,
  type Response,
  ResponseDecoder,
} from '@patio/sftp-protocol';
import { expect, test } from 'vitest';
import { defaultLimits } from '../options.js';
import { HollowFiles } from '../testing/hollow-files.js';
import { seededRandom } from '../testing/random.js';
import { FreshFolders } from './fresh-folders.js';
import { HandleTable } from './handle-table.js';
import { Identities } from './identities.js';
import { SftpSession } from './session.js';
import { Spool } from './spool.js';
import { WorkingCopies } from './working-copies.js';

const cases = 10_000;

const attrs = { size: 10, uid: 1, gid: 1, permissions: 0o644, atime: 1, mtime: 1 };
const { READ, WRITE, CREATE, TRUNCATE, APPEND } = OpenFlag;
const data = Buffer.from('some data');

/** Requests as clients send them; the names of handles are those that a session gives out first. */
const requests: OutgoingRequest[] = [
  { type: 'open', id: 1, path: 'file', pflags: READ, attrs: {} },
  { type: 'open', id: 2, path: 'new', pflags: WRITE | CREATE | TRUNCATE, attrs },
  { type: 'open', id: 3, path: 'other', pflags: READ | WRITE | APPEND, attrs: {} },
  { type: 'opendir', id: 4, path: 'folder' },
  { type: 'mkdir', id: 5, path: 'folder/new', attrs },
  { type: 'rename', id: 6, oldPath: 'file', newPath: 'none' },
  { type: 'posix-rename', id: 7, oldPath: 'file', newPath: 'new' },
  { type: 'remove', id: 8, path: 'file' },
  { type: 'rmdir', id: 9, path: 'folder' },
  { type: 'stat', id: 10, path: 'none' },
  { type: 'realpath', id: 11, path: '../..' },
  { type: 'setstat', id: 12, path: 'file', attrs },
  { type: 'statvfs', id: 13, path: '/' },
  { type: 'users-groups-by-id', id: 14, uids: [1000, 1], gids: [0] },
  {
    type: 'copy-data',
    id: 15,
    readHandle: '1',
    readOffset: 0,
    readLength: 0,
    writeHandle: '2',
    writeOffset: 0,
  },
  ...['1', '2', '3'].flatMap((handle): OutgoingRequest[] => [
    { type: 'read', id: 16, handle, offset: 0, length: 100_000 },
    { type: 'write', id: 17, handle, offset: 5, data },
    { type: 'fstat', id: 18, handle },
    { type: 'fsetstat', id: 19, handle, attrs },
    { type: 'readdir', id: 20, handle },
    { type: 'fsync', id: 21, handle },
    { type: 'close', id: 22, handle },
  ]),
];
const packets = [
  ...requests.map((request) => encodeRequest(request)),
  ...Object.values(ExtensionName).map((name) =>
    encodeRequest({ type: 'unknown-extension', id: 23, name, payload: Buffer.alloc(40) }),
  ),
];
const init = encodeRequest({ type: 'init', version: 3, extensions: EXTENSION_PAIRS });

/** Input of a session: mostly INIT and then packets, of which some bytes may be replaced, removed or inserted. */
function randomInput(random: (below: number) => number): Buffer {
  const chosen = Array.from({ length: 1 + random(12) }, () => packets[random(packets.length)] ?? init);
  let input = Buffer.concat(random(20) === 0 ? chosen : [init, ...chosen]);
  for (let edits = random(4); edits > 0; edits--) {
    const at = random(input.length);
    const inserted = Buffer.from(Array.from({ length: random(3) }, () => random(256)));
    const removed = random(4) === 0 ? random(3) : inserted.length;
    input = Buffer.concat([input.subarray(0, at), inserted, input.subarray(at + removed)]);
  }
  return input;
}

test(`of ${cases} sessions of random packets each ends by itself, with all it had open closed and all it said well-formed`, async () => {
  const fraction = seededRandom(20_261_121);
  const random = (below: number) => Math.floor(fraction() * below);
  const seen = { answers: 0, malformed: 0, statuses: new Set<number>() };
  for (let index = 0; index < cases; index++) {
    const input = randomInput(random);
    const { exitCode, responses, leftOpen, faults } = await serve(input, random);
    const context = `case ${index}: ${input.toString('hex')}`;
    expect(leftOpen, context).toBe(0);
    expect(faults, context).toEqual([]);
    for (const response of responses) {
      seen.answers++;
      if (response.type === 'status') seen.statuses.add(response.code);
    }
    if (exitCode !== 0) seen.malformed++;
  }
  // The input is worth something only if both sides are reached often.
  expect(seen.answers).toBeGreaterThan(cases);
  expect(seen.malformed).toBeGreaterThan(cases / 20);
  expect(seen.malformed).toBeLessThan(cases / 2);
  expect(Math.max(...seen.statuses)).toBeLessThanOrEqual(8);
});

async function serve(input: Buffer, random: (below: number) => number) {
  const hollow = new HollowFiles();
  const spool = new Spool(500_000);
  const faults: unknown[] = [];
  const decoder = new ResponseDecoder();
  const responses: Response[] = [];
  let finish: (exitCode: number) => void = () => {};
  const finished = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const session = new SftpSession(
    {
      files: hollow.files,
      principal: { login: 'alice' } as Principal,
      home: '/alice',
      handles: new HandleTable(3),
      copies: new WorkingCopies(),
      freshFolders: new FreshFolders(),
      identities: new Identities('alice'),
      limits: defaultLimits,
      clock: () => 0,
      storageCapacity: async () => ({ totalBytes: 1, freeBytes: 1 }),
      spool,
      keepPartialUploads: true,
      countRequest: () => {},
    },
    {
      send: (packet) => {
        responses.push(...decoder.push(packet));
        return random(10) === 0 ? Promise.resolve() : undefined;
      },
      resumeInput: () => {},
      finish,
    },
    (level, message, facts) => {
      if (level === 'error') faults.push({ message, ...facts });
    },
  );
  for (let position = 0; position < input.length; ) {
    const end = position + 1 + random(input.length);
    session.receive(input.subarray(position, end));
    position = end;
  }
  if (random(4) === 0) await session.interrupt(random(2) === 0 ? 'lost' : 'revoked');
  else session.endOfInput();
  return { exitCode: await finished, responses, leftOpen: hollow.open + spool.usedBytes, faults };
}
