/*
 * Memory that `patio serve` takes above idle while one large file goes up and down through each door. On the built program:
 *   PATIO_TEST_DATABASE_URL=postgres://… node e2e/bench/memory.mjs [GiB, default 2]
 */
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './setup/child-process.mjs';
import { runBenchmark } from './setup/clean-up.mjs';
import { startPatio } from './setup/patio.mjs';
import { forgetPeak, peakMiB, residentMiB } from './setup/resident-memory.mjs';
import { printLoadAverage, printTable } from './setup/table.mjs';
import { temporaryFolder } from './setup/temporary-folder.mjs';

const sizeMiB = Number(process.argv[2] ?? 2) * 1024;
const settleMs = 3000;

/** The credentials come on standard input, out of the list of processes. */
function curlTransfers(url, credentials, source) {
  const curl = (...args) =>
    run('curl', ['--silent', '--show-error', '--fail', '--config', '-', ...args, url], {
      input: credentials,
    });
  return {
    upload: () => curl('--upload-file', source),
    download: () => curl('--output', '/dev/null'),
    remove: () => curl('--request', 'DELETE'),
  };
}

async function sftpTransfers({ sftp: { hostname, port }, login, token }, source, folder) {
  const askpass = join(folder, 'askpass');
  await writeFile(askpass, '#!/bin/sh\nprintf "%s\\n" "$PATIO_BENCH_TOKEN"\n', { mode: 0o700 });
  const options = {
    Port: port,
    BatchMode: 'no',
    PreferredAuthentications: 'password',
    StrictHostKeyChecking: 'accept-new',
    UserKnownHostsFile: join(folder, 'known_hosts'),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const env = {
    ...{ SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':none' },
    PATIO_BENCH_TOKEN: token,
  };
  const sftp = (command) =>
    run('sftp', ['-q', '-F', '/dev/null', ...flags, '-b', '-', `${login}@${hostname}`], {
      ...{ env, input: `${command}\n` },
    });
  return {
    upload: () => sftp(`put ${source} /${login}/large`),
    download: () => sftp(`get /${login}/large /dev/null`),
    remove: () => sftp(`rm /${login}/large`),
  };
}

await runBenchmark(async () => {
  const folder = await temporaryFolder();
  const source = join(folder, 'large');
  await writeFile(source, '');
  await truncate(source, sizeMiB * 1024 * 1024); // a hole: reading it costs no disk
  const patio = await startPatio();
  const { pid, rest, webdav, login, token } = patio;
  const doors = {
    WebDAV: curlTransfers(`${webdav}/${login}/large`, `user = "${login}:${token}"\n`, source),
    REST: curlTransfers(
      `${rest}/api/v1/files/${login}/large`,
      `header = "Authorization: Bearer ${token}"\n`,
      source,
    ),
    SFTP: await sftpTransfers(patio, source, folder),
  };

  await delay(settleMs);
  printLoadAverage();
  const idle = await residentMiB(pid);
  const table = [[`${sizeMiB} MiB each way`, 'peak MiB', 'above idle', 'MiB/s']];
  for (const [door, { upload, download, remove }] of Object.entries(doors)) {
    for (const [direction, transfer] of Object.entries({ upload, download })) {
      await forgetPeak(pid);
      const start = performance.now();
      await transfer();
      const seconds = (performance.now() - start) / 1000;
      const peak = await peakMiB(pid);
      const figures = [peak, peak - idle, sizeMiB / seconds].map((figure) => figure.toFixed(0));
      table.push([`${door} ${direction}`, ...figures]);
    }
    await remove();
  }
  process.stdout.write(`idle ${idle.toFixed(0)} MiB\n`);
  printTable(table);
  printLoadAverage();
});
