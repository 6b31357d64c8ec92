import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server that was started answers. @throws Error with its output when it ends before */
export async function answering(url, { output, hasEnded }) {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return;
    if (hasEnded()) throw new Error(`The server has ended: ${output()}`);
    await delay(20);
  }
}
