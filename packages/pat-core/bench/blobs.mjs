// How fast the disk blob store moves bytes: `npm run build`, then `node packages/pat-core/bench/blobs.mjs [folder] [MiB]`.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openDiskBlobStore } from '../dist/blobs/index.js';

const [parent = tmpdir(), mebibytes = '1024'] = process.argv.slice(2);
const sizeMiB = Number(mebibytes);
const folder = await mkdtemp(join(parent, 'patio-bench-'));

async function* chunks(totalBytes, chunkBytes) {
  const chunk = Buffer.alloc(chunkBytes, 'patio');
  for (let sent = 0; sent < totalBytes; sent += chunkBytes) yield chunk;
}

async function report(name, unit, amount, work) {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${name.padEnd(36)} ${(amount / seconds).toFixed(0).padStart(6)} ${unit}\n`);
  return result;
}

/** Opens a connection whose other end throws everything away, and closes both after `work`. */
async function toSocket(work) {
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect(server.address().port, '127.0.0.1');
  try {
    await work(socket);
  } finally {
    socket.destroy();
    server.close();
  }
}

try {
  const store = await openDiskBlobStore(folder);
  const bytes = sizeMiB * 1024 * 1024;
  const { key } = await report('put, 64 KiB chunks', 'MiB/s', sizeMiB, () =>
    store.put(chunks(bytes, 65_536)),
  );
  const again = await report('put, 16 KiB chunks', 'MiB/s', sizeMiB, () => store.put(chunks(bytes, 16_384)));
  await store.delete([again.key]);
  const reader = await store.open(key);
  await report('sendTo a socket', 'MiB/s', sizeMiB, () => toSocket((socket) => reader.sendTo(socket)));
  await report('stream to a socket', 'MiB/s', sizeMiB, () =>
    toSocket((socket) => pipeline(reader.stream(), socket)),
  );
  await report('createReadStream to a socket', 'MiB/s', sizeMiB, () =>
    toSocket((socket) => pipeline(createReadStream(join(folder, key.slice(0, 2), key)), socket)),
  );
  await reader.close();
  for (const parallel of [1, 16]) {
    await report(`put 32 KiB, ${parallel} at a time`, 'files/s', 1024, () =>
      Promise.all(
        Array.from({ length: parallel }, async () => {
          for (let count = 0; count < 1024 / parallel; count++) await store.put(chunks(32_768, 32_768));
        }),
      ),
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
