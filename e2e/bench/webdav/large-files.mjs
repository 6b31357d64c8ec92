import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../setup/child-process.mjs';
import { isChosen, scaled, secondsEach } from '../setup/scale.mjs';
import { temporaryFolder } from '../setup/temporary-folder.mjs';

const mebibyte = 1024 * 1024;
const sizeBytes = scaled(1024) * mebibyte;
const rangeBytes = 64 * 1024;
const folder = await temporaryFolder();
const source = join(folder, 'large');
await writeFile(source, Buffer.alloc(0));
await run('truncate', ['-s', String(sizeBytes), source]);

/** Runs curl `streams` times at once. @returns MiB/s of all together */
async function curl({ login, token }, streams, args) {
  const start = performance.now();
  const input = `user = "${login}:${token}"\n`;
  const all = Array.from({ length: streams }, (_, index) =>
    run('curl', ['-sSf', '-K', '-', '-o', '/dev/null', ...args(index)], { input }),
  );
  await Promise.all(all);
  return (streams * sizeBytes * 1000) / mebibyte / (performance.now() - start);
}

const get = (server, streams) => curl(server, streams, () => [server.at('large-0')]);
const put = (server, streams) =>
  curl(server, streams, (index) => ['-T', source, server.at(`large-${index}`)]);

function randomRange({ at, headers }) {
  const start = Math.floor(Math.random() * (sizeBytes - rangeBytes));
  const Range = `bytes=${start}-${start + rangeBytes - 1}`;
  return { url: at('large-0'), headers: { ...headers, Range }, expected: 206 };
}

/** What W5 leaves behind, for when it is not measured itself. */
async function prepare(server) {
  if (!isChosen({ name: 'W5' }) && (isChosen({ name: 'W4' }) || isChosen({ name: 'W6' }))) {
    await put(server, 4);
  }
}

/** Rows W4 to W6 of the targets. */
export const largeFiles = [
  { name: 'W5 PUT 1 GiB, MiB/s', prepare, measure: (server) => put(server, 1) },
  { name: 'W5 PUT 1 GiB, four at once, MiB/s', measure: (server) => put(server, 4) },
  { name: 'W4 GET 1 GiB, MiB/s', measure: (server) => get(server, 1) },
  { name: 'W4 GET 1 GiB, four at once, MiB/s', measure: (server) => get(server, 4) },
  {
    name: 'W6 GET random 64 KiB, req/s',
    measure: (server) => server.load.rate(secondsEach, () => randomRange(server)),
  },
];
