import { run } from '../setup/child-process.mjs';
import { scaled, secondsEach } from '../setup/scale.mjs';

const properties = ['resourcetype', 'getcontentlength', 'getlastmodified', 'getetag', 'getcontenttype'];
const propfind = `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>${properties
  .map((name) => `<${name}/>`)
  .join('')}</prop></propfind>`;
const deep = Array.from({ length: 18 }, (_, index) => `deep${index}`);
const hasWrk = await run('which', ['wrk']).then(
  () => true,
  () => false,
);

const listing = ({ at, headers }, folder) => ({
  ...{ method: 'PROPFIND', url: at(`${folder}/`), body: propfind, expected: 207 },
  headers: { ...headers, Depth: '1', 'Content-Type': 'application/xml' },
});

/** Requests per second over 16 connections, by wrk where it is installed: it costs less than what it measures. */
async function getRate({ load, at, headers }, path) {
  if (!hasWrk) return load.rate(secondsEach, () => ({ url: at(path), headers, expected: 200 }));
  const authorization = `Authorization: ${headers.Authorization}`;
  const output = await run('wrk', [
    '-t1',
    '-c16',
    `-d${Math.ceil(secondsEach)}s`,
    '-H',
    authorization,
    at(path),
  ]);
  if (/Non-2xx/.test(output)) throw new Error(output);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
}

async function listingTime(server, folder) {
  const start = performance.now();
  await server.load.send(listing(server, folder));
  return performance.now() - start;
}

/** Rows W1 to W3 and W10 of the targets. */
export const smallRequests = [
  {
    name: 'W1 GET 1 KiB, req/s',
    prepare: (server) => server.makeFiles('hundred', 100),
    measure: (server) => getRate(server, 'hundred/0.txt'),
  },
  {
    name: 'W2 PUT 1 KiB, new names, req/s',
    prepare: (server) => server.send('MKCOL', 'new/', 201),
    measure: (server) => {
      server.names ??= 0;
      return server.load.rate(secondsEach, () => server.putKibibyte(`new/${server.names++}`));
    },
  },
  {
    name: 'W3 PROPFIND of 100, req/s',
    measure: (server) => server.load.rate(secondsEach, () => listing(server, 'hundred')),
  },
  {
    name: 'W3 PROPFIND of 1 000, ms',
    prepare: (server) => server.makeFiles('thousand', scaled(1000)),
    measure: (server) => listingTime(server, 'thousand'),
  },
  {
    name: 'W3 PROPFIND of 10 000, ms',
    prepare: (server) => server.makeFiles('many', scaled(10_000)),
    measure: (server) => listingTime(server, 'many'),
  },
  {
    name: 'W10 GET 1 KiB at depth 20, req/s',
    async prepare(server) {
      for (const [index] of deep.entries()) {
        await server.send('MKCOL', `${deep.slice(0, index + 1).join('/')}/`, 201);
      }
      await server.load.send(server.putKibibyte(`${deep.join('/')}/file`));
    },
    measure: (server) => getRate(server, `${deep.join('/')}/file`),
  },
];
