/*
 * Patio beside Debian's Apache with mod_dav and `rclone serve webdav`, all running, in turns. On the built program:
 *   PATIO_TEST_DATABASE_URL=postgres://… node e2e/bench/webdav.mjs
 */
import { startApache } from './setup/apache.mjs';
import { runBenchmark } from './setup/clean-up.mjs';
import { startPatio } from './setup/patio.mjs';
import { startRclone } from './setup/rclone.mjs';
import { isChosen, rounds, secondsEach } from './setup/scale.mjs';
import { printLoadAverage, printTable } from './setup/table.mjs';
import { openServer } from './webdav/folders.mjs';

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const digits = (figure) => figure.toFixed(figure < 10 ? 2 : 0);

await runBenchmark(async () => {
  // They make folders of their own, to be removed at the end.
  const { smallRequests } = await import('./webdav/small-requests.mjs');
  const { largeFiles } = await import('./webdav/large-files.mjs');
  const { trees } = await import('./webdav/trees.mjs');
  const patio = await startPatio();
  const { login, token } = patio;
  const servers = [
    openServer('Patio', `${patio.webdav}/${login}`, login, token),
    openServer('Apache', await startApache(login, token), login, token),
    openServer('rclone', await startRclone(login, token), login, token),
  ];

  const me = { url: `${patio.rest}/api/v1/me`, headers: { Authorization: `Bearer ${token}` }, expected: 200 };
  const rest = {
    name: 'R1 REST GET /api/v1/me, req/s',
    peers: false,
    measure: ({ load }) => load.rate(secondsEach, () => me),
  };

  printLoadAverage();
  const table = [];
  for (const row of [...smallRequests, rest, ...largeFiles, ...trees]) {
    const { name, peers = true, prepare, measure } = row;
    const measured = peers ? servers : servers.slice(0, 1);
    for (const server of measured) await prepare?.(server);
    if (!isChosen(row)) continue;
    const results = measured.map(() => []);
    for (let round = 0; round <= rounds; round++) {
      for (const [index, server] of measured.entries()) {
        const figure = await measure(server);
        if (round > 0) results[index].push(figure); // the first round warms up
      }
    }
    const figures = results.map(median);
    const [ours, ...theirs] = figures;
    const ratios = theirs.map((figure) => (ours / figure).toFixed(2));
    const none = Array(servers.length - measured.length).fill('');
    table.push([name, ...figures.map(digits), ...none, ...ratios, ...none]);
  }
  const ratios = servers.slice(1).map((server) => `/ ${server.name}`);
  printTable([['', ...servers.map((server) => server.name), ...ratios], ...table]);
  printLoadAverage();
});
