/*
 * Patio's SFTP door beside OpenSSH's sshd, both running, in turns, with OpenSSH's client and one key. On the built program:
 *   PATIO_TEST_DATABASE_URL=postgres://… node e2e/bench/sftp.mjs
 */
import { readFile } from 'node:fs/promises';
import { runBenchmark } from './setup/clean-up.mjs';
import { startPatio } from './setup/patio.mjs';
import { isChosen, rounds } from './setup/scale.mjs';
import { printLoadAverage, printTable } from './setup/table.mjs';
import { temporaryFolder } from './setup/temporary-folder.mjs';

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const digits = (figure) => figure.toFixed(figure < 10 ? 2 : 0);

async function openPatio(key) {
  const { pid, rest, sftp, login, token } = await startPatio();
  const response = await fetch(`${rest}/api/v1/ssh-keys`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'bench', publicKey: await readFile(`${key}.pub`, 'utf8') }),
  });
  if (!response.ok) throw new Error(`The key was not taken: ${await response.text()}`);
  return { name: 'Patio', pid, host: sftp.hostname, port: sftp.port, login, key, root: `/${login}` };
}

await runBenchmark(async () => {
  // They make folders of their own, to be removed at the end.
  const { makeKey, startOpenssh } = await import('./sftp/openssh.mjs');
  const { prepareFiles, prepareServer, rows } = await import('./sftp/rows.mjs');
  const { measureMemory } = await import('./sftp/memory.mjs');
  const key = await makeKey(await temporaryFolder(), 'key');
  const servers = [await openPatio(key), await startOpenssh(key)];
  await prepareFiles();
  for (const server of servers) await prepareServer(server);

  printLoadAverage();
  const table = [];
  for (const { name, measure } of rows.filter(isChosen)) {
    const results = servers.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, server] of servers.entries()) results[index].push(await measure(server));
    }
    const [ours, theirs] = results.map(median);
    table.push([name, digits(ours), digits(theirs), (ours / theirs).toFixed(2)]);
  }
  printTable([['', 'Patio', 'OpenSSH', 'ratio'], ...table]);
  printLoadAverage();
  const [patio] = servers;
  printTable(await measureMemory(patio, patio.pid));
});
