import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../setup/child-process.mjs';
import { scaled } from '../setup/scale.mjs';
import { temporaryFolder } from '../setup/temporary-folder.mjs';

const local = await temporaryFolder();
let copies = 0;

const to = ({ at }, folder) => ({ Destination: at(`${folder}/`), Overwrite: 'F' });

async function makeLocalTree() {
  await mkdir(join(local, 'tree'), { recursive: true });
  const content = Buffer.alloc(4096, 'x');
  for (let index = 0; index < scaled(2000); index++) {
    await writeFile(join(local, 'tree', `${index}`), content);
  }
}

/** @returns seconds */
async function sync({ url, login, token }) {
  const pass = (await run('rclone', ['obscure', token])).trim();
  const env = {
    RCLONE_CONFIG: join(local, 'rclone.conf'),
    ...{ RCLONE_WEBDAV_URL: url, RCLONE_WEBDAV_VENDOR: 'other' },
    ...{ RCLONE_WEBDAV_USER: login, RCLONE_WEBDAV_PASS: pass },
  };
  const start = performance.now();
  await run('rclone', ['sync', '--transfers', '16', join(local, 'tree'), `:webdav:sync${copies++}`], { env });
  return (performance.now() - start) / 1000;
}

/** Rows W7 to W9 and W11 of the targets; they use the folders of the small requests. */
export const trees = [
  {
    name: 'W7 MOVE of 10 000 files, ms',
    async measure(server) {
      const there = await server.time('MOVE', 'many/', 201, to(server, 'moved'));
      const back = await server.time('MOVE', 'moved/', 201, to(server, 'many'));
      return (there + back) / 2;
    },
  },
  {
    name: 'W8 COPY of 1 000 files, ms',
    measure: (server) => server.time('COPY', 'thousand/', 201, to(server, `copy${copies++}`)),
  },
  {
    name: 'W9 DELETE of 10 000 files, ms',
    async measure(server) {
      await server.send('COPY', 'many/', 201, to(server, 'gone'));
      return server.time('DELETE', 'gone/', 204);
    },
  },
  { name: 'W11 rclone sync of 2 000 files, s', prepare: makeLocalTree, measure: sync },
];
