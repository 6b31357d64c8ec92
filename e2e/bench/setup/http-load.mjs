import { Agent, request } from 'node:http';

const connections = 16;

/** Sends requests over 16 connections that are kept alive. */
export function httpLoad() {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  /** @throws Error unless the answer has the expected status */
  function send({ method = 'GET', url, headers, body, expected }) {
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, agent }, (response) => {
        response.once('error', reject);
        response.once('end', () => {
          if (response.statusCode === expected) resolve();
          else reject(new Error(`${method} ${url} was answered ${response.statusCode}.`));
        });
        response.resume();
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  async function onEveryConnection(work) {
    await Promise.all(Array.from({ length: connections }, work));
  }

  return {
    send,
    /** Sends `count` requests; `next(i)` makes the i-th. */
    async sendAll(count, next) {
      let index = 0;
      await onEveryConnection(async () => {
        while (index < count) await send(next(index++));
      });
    },
    /** Sends what `next()` makes for that long. @returns answers per second */
    async rate(seconds, next) {
      const start = performance.now();
      let answers = 0;
      await onEveryConnection(async () => {
        for (; performance.now() - start < seconds * 1000; answers++) await send(next());
      });
      return (answers * 1000) / (performance.now() - start);
    },
  };
}
