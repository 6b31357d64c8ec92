/*
 * Requests per second of Patio and of Debian's Apache with mod_dav, both running, in turns. On the built program:
 *   PATIO_TEST_DATABASE_URL=postgres://… node e2e/bench/webdav.mjs
 */
import { startApache } from './setup/apache.mjs';
import { runBenchmark } from './setup/clean-up.mjs';
import { httpLoad } from './setup/http-load.mjs';
import { startPatio } from './setup/patio.mjs';
import { printLoadAverage, printTable } from './setup/table.mjs';

const rounds = 3;
const secondsEach = 3;
const warmUpSeconds = 0.5;
const kibibyte = Buffer.alloc(1024, 'x');
const properties = ['resourcetype', 'getcontentlength', 'getlastmodified', 'getetag', 'getcontenttype'];
const propfindBody = `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>${properties
  .map((name) => `<${name}/>`)
  .join('')}</prop></propfind>`;

/** What is measured on a WebDAV server below `url`, each as a maker of requests; fills the folder first. */
async function prepareWebdav(url, headers) {
  const { send, sendAll, rate } = httpLoad();
  const put = (name) => ({ method: 'PUT', url: `${url}/${name}`, headers, body: kibibyte, expected: 201 });
  for (const folder of ['thousand', 'new']) {
    await send({ method: 'MKCOL', url: `${url}/${folder}/`, headers, expected: 201 });
  }
  await sendAll(1000, (index) => put(`thousand/${index}.txt`));
  let names = 0;
  const listing = { ...headers, Depth: '1', 'Content-Type': 'application/xml' };
  const works = {
    'GET 1 KiB': () => ({ url: `${url}/thousand/0.txt`, headers, expected: 200 }),
    'PUT 1 KiB, new name': () => put(`new/${names++}.txt`),
    'PROPFIND depth 1, 1 000 children': () => ({
      ...{ method: 'PROPFIND', url: `${url}/thousand/`, headers: listing, body: propfindBody },
      expected: 207,
    }),
  };
  return { works, rate };
}

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];

await runBenchmark(async () => {
  const patio = await startPatio();
  const apacheUrl = await startApache(patio.login, patio.token);
  const basic = Buffer.from(`${patio.login}:${patio.token}`).toString('base64');
  const headers = { Authorization: `Basic ${basic}` };
  const webdav = await prepareWebdav(`${patio.webdav}/${patio.login}`, headers);
  const apache = await prepareWebdav(apacheUrl, headers);
  const rest = httpLoad();
  const me = {
    url: `${patio.rest}/api/v1/me`,
    headers: { Authorization: `Bearer ${patio.token}` },
    expected: 200,
  };

  const rows = Object.keys(webdav.works).map((name) => ({
    name,
    servers: [webdav, apache].map(
      ({ works, rate }) =>
        (seconds) =>
          rate(seconds, works[name]),
    ),
  }));
  rows.push({ name: 'REST GET /api/v1/me', servers: [(seconds) => rest.rate(seconds, () => me)] });

  const results = rows.map(({ servers }) => servers.map(() => []));
  for (const { servers } of rows) for (const rate of servers) await rate(warmUpSeconds);
  printLoadAverage();
  for (let round = 0; round < rounds; round++) {
    for (const [row, { servers }] of rows.entries()) {
      for (const [server, rate] of servers.entries()) results[row][server].push(await rate(secondsEach));
    }
  }
  const table = rows.map(({ name }, row) => {
    const [ours, theirs] = results[row].map(median);
    return [name, ours.toFixed(0), theirs?.toFixed(0) ?? '', theirs ? (ours / theirs).toFixed(2) : ''];
  });
  printTable([['req/s', 'Patio', 'Apache', 'ratio'], ...table]);
  printLoadAverage();
});
