/*
 * What one operation of the core costs, and that it costs the same whatever the size of the tree. On the built package:
 *   PATIO_TEST_DATABASE_URL=postgres://… node packages/pat-core/bench/tree.mjs [nodes …]
 */
import { openTestPlatform } from '../dist/testing/index.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 1_000_000];
const parallel = 16;
const secondsEach = 3;

async function* kibibyte() {
  yield Buffer.alloc(1024, 'x');
}

/** Operations per second of `work`, run by 16 callers at once. */
async function rate(work) {
  const run = async (until) => {
    let count = 0;
    await Promise.all(
      Array.from({ length: parallel }, async () => {
        for (; performance.now() < until; count++) await work();
      }),
    );
    return count;
  };
  await run(performance.now() + 500);
  const start = performance.now();
  const count = await run(start + secondsEach * 1000);
  return Math.round((count * 1000) / (performance.now() - start));
}

async function measure(nodeCount) {
  const platform = await openTestPlatform();
  const alice = await platform.createUser('alice');
  const principal = await platform.signIn(alice);
  const { files, db } = platform;
  await files.createFolder(principal, { path: '/alice/many' });
  await files.createFolder(principal, { path: '/alice/thousand' });
  await files.write(principal, { path: '/alice/file' }, kibibyte());
  const fill = `INSERT INTO nodes (id, parent_id, name, kind, created_at, modified_at)
    SELECT gen_random_uuid(), (SELECT id FROM nodes WHERE name = $2), 'node' || i, 'folder', now(), now()
    FROM generate_series(1, $1::int) AS i`;
  await db.rows(fill, [nodeCount, 'many']);
  await db.rows(fill, [1000, 'thousand']);
  await db.rows('ANALYZE', []);
  let next = 0;
  const results = {
    nodes: nodeCount,
    'stat/s': await rate(() => files.stat(principal, { path: '/alice/file' })),
    'open/s': await rate(async () => (await files.open(principal, { path: '/alice/file' })).close()),
    'write/s': await rate(() => files.write(principal, { path: `/alice/new${next++}` }, kibibyte())),
    'list 1000/s': await rate(async () => {
      for await (const _page of files.list(principal, { path: '/alice/thousand' }));
    }),
  };
  await platform.dispose();
  return results;
}

for (const size of sizes) process.stdout.write(`${JSON.stringify(await measure(size))}\n`);
