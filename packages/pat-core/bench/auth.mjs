/*
 * What authentication costs: from the database when the user has few and many tokens, and from the cache. On the built package:
 *   PATIO_TEST_DATABASE_URL=postgres://… node packages/pat-core/bench/auth.mjs [tokens …]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { openAuth } from '../dist/auth/index.js';
import { openTestDatabase } from '../dist/testing/index.js';
import {
  findCredential,
  generateSecret,
  hashSecret,
  insertToken,
  isWellFormed,
} from '../dist/tokens/index.js';
import { insertUser } from '../dist/users/index.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10_000];
const secondsEach = 3;
const origin = { door: 'rest', address: '127.0.0.1' };

/** Times the works in turns, so that whatever else the machine does falls on all of them alike. */
async function compare(works, callers = 1) {
  await run(works, callers, 0.5);
  const micros = await run(works, callers, secondsEach);
  for (const [name, times] of micros) {
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor(times.length * share)].toFixed(1).padStart(8);
    const line = `${name.padEnd(32)} ${String(callers).padStart(2)} at once   p50 ${at(0.5)} µs   p99 ${at(0.99)} µs`;
    process.stdout.write(`${line}   ${Math.round((times.length * 1e6 * callers) / sum(times))}/s\n`);
  }
}

async function run(works, callers, seconds) {
  const micros = new Map(Object.keys(works).map((name) => [name, []]));
  const until = performance.now() + seconds * 1000;
  const call = async () => {
    while (performance.now() < until) {
      // Cached answers take no turn of the event loop; a server's sockets do, and the channel's beats need them.
      await nextTurn();
      for (const [name, work] of Object.entries(works)) {
        const start = performance.now();
        await work();
        micros.get(name).push((performance.now() - start) * 1000);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return micros;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** A database with `size` other tokens. */
async function prepare(size) {
  const { db, dispose } = await openTestDatabase();
  const user = await insertUser(db, {
    login: 'alice',
    isAdmin: false,
    passwordHash: undefined,
    now: Date.now(),
  });
  await db.rows(
    `INSERT INTO tokens (id, user_id, name, secret_hash, scopes, created_at)
     SELECT gen_random_uuid(), $1::uuid, 'filler', sha256(i::text::bytea), '{}', now() FROM generate_series(1, $2::int) AS i`,
    [user.id, size],
  );
  await db.rows('ANALYZE', []);
  return { size, db, dispose, user };
}

async function mint({ db, user }, autoRefreshSeconds) {
  const secret = generateSecret();
  await insertToken(db, {
    ...{ id: randomUUID(), userId: user.id, name: 'bench', secretHash: hashSecret(secret), scopes: [] },
    ...{ createdAt: new Date(), expiresAt: undefined, autoRefreshSeconds },
  });
  return secret;
}

async function compareLookups(databases) {
  const works = {};
  for (const database of databases) {
    const hash = hashSecret(await mint(database));
    works[`look-up among ${database.size} tokens`] = () => findCredential(database.db, hash);
  }
  for (const callers of [1, 16]) await compare(works, callers);
}

/** All of authentication, with nothing kept: each time the database is asked. */
async function compareUncached(databases) {
  const works = {};
  const opened = [];
  for (const database of databases) {
    const onError = (error) => process.stderr.write(`${error}\n`);
    const auth = openAuth({ db: database.db, clock: Date.now, onError, cacheCapacity: 0 });
    opened.push(auth);
    const credentials = { kind: 'basic', login: 'alice', secret: await mint(database) };
    works[`authenticate among ${database.size} tokens`] = () => auth.authenticate(credentials, origin);
  }
  for (const callers of [1, 16]) await compare(works, callers);
  for (const auth of opened) await auth.close();
}

async function compareCached(database) {
  const { db } = database;
  const auth = openAuth({ db, clock: Date.now, onError: (error) => process.stderr.write(`${error}\n`) });
  const works = {};
  for (const [name, secret] of [
    ['cached', await mint(database)],
    ['cached auto-refresh', await mint(database, 600)],
  ]) {
    const credentials = { kind: 'basic', login: 'alice', secret };
    const principal = await auth.authenticate(credentials, origin);
    works[`authenticate, ${name}`] = () => auth.authenticate(credentials, origin);
    works[`refresh, ${name}`] = () => auth.refresh(principal);
  }
  const malformed = `${generateSecret().slice(0, -1)}*`;
  works['malformed token'] = async () => isWellFormed(malformed);
  await delay(600);
  await compare(works);
  await auth.close();
}

const databases = await Promise.all(sizes.map(prepare));
await compareLookups(databases);
await compareUncached(databases);
await compareCached(databases.at(-1));
for (const { dispose } of databases) await dispose();
