import { openPlatform } from '@patio/pat-core';
import type { TestUser } from '@patio/pat-core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDoors, openDoors, openTestDoors, type TestDoors } from '../harness/doors.js';
import { basicHeader } from '../harness/endpoints.js';
import { Ledger } from './ledger.js';
import { Racer, racingFolders } from './racer.js';

const defaultSeconds = 3;
const clientsPerDoor = 3;
const seed = 20_260;

/** Two users, on PostgreSQL through two cores on one database, change the same few names at the same time. */
describe('clients that race', () => {
  let first: TestDoors;
  let second: OpenDoors & { dispose?: () => Promise<void> };
  let users: readonly TestUser[];

  beforeAll(async () => {
    first = await openTestDoors();
    second = (await openSecond()) ?? first;
    users = [await first.platform.createUser('alice'), await first.platform.createUser('bob')];
    const [alice, bob] = users;
    if (alice && bob) await first.platform.grant(bob, alice.workspaceId, 'rw');
    const owner = await first.platform.signIn(alice as TestUser);
    for (const folder of racingFolders)
      await first.platform.files.createFolder(owner, { path: `/alice/${folder}` });
  });
  afterAll(async () => {
    await second.dispose?.();
    await first.close();
  });

  async function openSecond() {
    const { databaseUrl, dataDir } = first.platform;
    if (databaseUrl === undefined) return undefined;
    const platform = await openPlatform({ databaseUrl, dataDir, auditReads: false });
    const doors = await openDoors(platform, dataDir);
    return {
      ...doors,
      async dispose() {
        await doors.close();
        await platform.close();
      },
    };
  }

  /** At least; until everything has happened. PATIO_RACE_SECONDS is for PostgreSQL: the embedded database does one thing at a time. */
  const seconds =
    process.env.PATIO_TEST_DATABASE_URL === undefined
      ? defaultSeconds
      : Number(process.env.PATIO_RACE_SECONDS ?? defaultSeconds);

  it(
    'lose nothing that was acknowledged, and leave a consistent tree',
    async () => {
      const ledger = new Ledger();
      const random = randomFrom(seed);
      const racers: Racer[] = [];
      for (const [index, { webdav }] of [first, second].entries()) {
        for (let number = 0; number < clientsPerDoor; number++) {
          const user = users[(index + number) % users.length] as TestUser;
          const { secret } = await first.platform.mint(user);
          const authorization = basicHeader({ login: user.login, token: secret });
          const name = `racer ${index}.${number}`;
          racers.push(new Racer({ url: `${webdav}/alice`, authorization, ledger, random, name }));
        }
      }
      const changes = [
        ...['PUT 204', 'PUT 412', 'MOVE 201', 'MOVE 204', 'COPY 201', 'COPY 204'],
        ...['DELETE 204', 'LOCK 200', 'LOCK 201'],
      ];
      const wanted = first.platform.databaseUrl === undefined ? ['PUT 201'] : ['PUT 201', ...changes];
      const happened = () => new Set(racers.flatMap(({ statuses }) => [...statuses.keys()]));
      const end = Date.now() + seconds * 1000;
      await Promise.all(
        racers.map(async (racer) => {
          do await racer.step();
          while (Date.now() < end || !wanted.every((change) => happened().has(change)));
        }),
      );

      expect(await contents()).toEqual(ledger.expected());
      await first.platform.collect();
      expect((await first.platform.admin.checkConsistency('system')).problems).toEqual([]);
      expect([...first.errors, ...second.errors, ...first.platform.errors]).toEqual([]);
    },
    (seconds + 60) * 1000,
  );

  /** Everything that can be read at the end, through the tree itself. */
  async function contents(): Promise<string[]> {
    const [alice] = users;
    const { files } = first.platform;
    const principal = await first.platform.signIn(alice as TestUser);
    const found: string[] = [];
    async function read(path: string): Promise<void> {
      for await (const entries of files.list(principal, { path })) {
        for (const { node } of entries) {
          if (node.kind === 'folder') await read(node.path);
          else found.push(await text(node.path));
        }
      }
    }
    async function text(path: string): Promise<string> {
      const file = await files.open(principal, { path });
      const chunks: Buffer[] = [];
      for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
      await file.close();
      return Buffer.concat(chunks).toString();
    }
    await read('/alice');
    return found.sort();
  }
});

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
