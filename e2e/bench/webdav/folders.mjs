import { httpLoad } from '../setup/http-load.mjs';

const kibibyte = Buffer.alloc(1024, 'x');

/** A WebDAV server that is measured, with short ways to fill it. */
export function openServer(name, url, login, token) {
  const headers = { Authorization: `Basic ${Buffer.from(`${login}:${token}`).toString('base64')}` };
  const load = httpLoad();
  const at = (path) => `${url}/${path}`;
  const send = (method, path, expected, more = {}) =>
    load.send({ method, url: at(path), headers: { ...headers, ...more }, expected });
  return {
    ...{ name, url, login, token, headers, load, at, send },
    putKibibyte: (path) => ({ method: 'PUT', url: at(path), headers, body: kibibyte, expected: 201 }),
    async makeFiles(folder, count) {
      await send('MKCOL', `${folder}/`, 201);
      await load.sendAll(count, (index) => this.putKibibyte(`${folder}/${index}.txt`));
    },
    /** @returns milliseconds until the answer */
    async time(method, path, expected, more) {
      const start = performance.now();
      await send(method, path, expected, more);
      return performance.now() - start;
    },
  };
}
