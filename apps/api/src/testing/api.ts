import { openTestPlatform, type TestPlatform } from '@patio/pat-core/testing';
import { type ApiOptions, type ApiServer, createApiServer } from '../index.js';
import { type BreakablePlatform, breakable } from './faults.js';

interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The door over a core, listening on a free port of the loopback. */
export interface TestApi {
  readonly platform: TestPlatform;
  readonly faults: BreakablePlatform;
  readonly server: ApiServer;
  readonly port: number;
  readonly log: LogEntry[];
  send(request: TestRequest): Promise<TestAnswer>;
  dispose(): Promise<void>;
}

export interface TestRequest {
  readonly method?: string;
  /** With its query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect by comparing
  readonly json: any;
}

/** Opens the door over a fresh core, or over one that is given and then not disposed of with the door. */
export async function openTestApi(options: Partial<ApiOptions> = {}, given?: TestPlatform): Promise<TestApi> {
  const platform = given ?? (await openTestPlatform());
  const faults = breakable(platform);
  const log: LogEntry[] = [];
  const server = createApiServer(faults, {
    log: (level, message, fields) => log.push({ level, message, fields }),
    closeGraceMs: 1_000,
    ...options,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  platform.announce({
    rest: `http://127.0.0.1:${port}`,
    webdav: 'http://127.0.0.1:1/dav/',
    sftp: { host: '127.0.0.1', port: 2, fingerprints: ['SHA256:x'] },
  });
  return {
    platform,
    faults,
    server,
    port,
    log,
    send: (request) => send(port, request),
    async dispose() {
      await server.close();
      if (!given) await platform.dispose();
    },
  };
}

async function send(port: number, request: TestRequest): Promise<TestAnswer> {
  const headers = new Headers(request.headers);
  if (request.token !== undefined) headers.set('Authorization', `Bearer ${request.token}`);
  if (request.json !== undefined && !headers.has('Content-Type'))
    headers.set('Content-Type', 'application/json');
  const response = await fetch(`http://127.0.0.1:${port}${request.path}`, {
    method: request.method ?? 'GET',
    headers,
    body: request.json === undefined ? (request.body ?? null) : JSON.stringify(request.json),
    redirect: 'manual',
  });
  const isStream = response.headers.get('Content-Type') === 'text/event-stream';
  const bytes = isStream ? await beginningOf(response) : Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  const isJson = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** The first piece of an answer that does not end by itself. */
async function beginningOf(response: Response): Promise<Buffer> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []);
}
