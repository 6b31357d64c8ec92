import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run, startServer } from './child-process.mjs';
import { createDatabase } from './database.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const program = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

/** Starts `patio serve` on free ports, with a user alice and a token of hers. The doors' URLs end without a slash. */
export async function startPatio() {
  const env = {
    PATIO_DATA_DIR: await temporaryFolder(),
    DATABASE_URL: await createDatabase(),
    PATIO_HOST: '127.0.0.1',
    PATIO_API_PORT: '0',
    PATIO_WEBDAV_PORT: '0',
    PATIO_SFTP_PORT: '0',
  };
  const admin = (...words) => run(process.execPath, [program, 'admin', 'user', ...words], { env });
  const server = startServer(process.execPath, [program, 'serve'], env);
  const addresses = await readyLine(server);
  await admin('create', 'alice');
  const token = (await admin('token', '-u', 'alice', '-n', 'bench', '-q')).trim();
  const [rest, webdav, sftp] = ['api', 'webdav', 'sftp'].map(
    (door) => new RegExp(`${door}=(\\S+?)/?(?:\\s|$)`).exec(addresses)?.[1],
  );
  return { pid: server.pid, rest, webdav, sftp: new URL(sftp), login: 'alice', token };
}

async function readyLine({ output, hasEnded }) {
  for (;;) {
    const line = /^patio ready.*$/m.exec(output());
    if (line) return line[0];
    if (hasEnded()) throw new Error(`patio serve has ended: ${output()}`);
    await delay(20);
  }
}
