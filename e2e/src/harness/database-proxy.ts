import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a PostgreSQL server on which connections that LISTEN can be made to stand still without breaking. */
export interface DatabaseProxy {
  readonly url: string;
  /** How many open connections have said LISTEN. */
  listening(): number;
  /** From now on nothing passes on connections that listen, in either direction. */
  stallListening(): void;
  resume(): void;
  close(): Promise<void>;
}

interface Passage {
  readonly client: Socket;
  readonly server: Socket;
  listens: boolean;
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const passages = new Set<Passage>();
  let stalled = false;

  const proxy = createServer((client) => {
    const server = connect(Number(target.port || 5432), target.hostname);
    const passage: Passage = { client, server, listens: false };
    passages.add(passage);
    client.on('data', (bytes) => {
      passage.listens ||= /listen "/i.test(bytes.toString('latin1'));
      server.write(bytes);
      if (stalled) hold(passage);
    });
    server.on('data', (bytes) => client.write(bytes));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        passages.delete(passage);
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  function hold({ client, server, listens }: Passage): void {
    if (!listens) return;
    client.pause();
    server.pause();
  }

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    listening: () => [...passages].filter(({ listens }) => listens).length,
    stallListening() {
      stalled = true;
      for (const passage of passages) hold(passage);
    },
    resume() {
      stalled = false;
      for (const { client, server } of passages) {
        client.resume();
        server.resume();
      }
    },
    async close() {
      for (const { client, server } of passages) {
        client.destroy();
        server.destroy();
      }
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
