import { connect, type Socket } from 'node:net';
import {
  encodeRequest,
  OpenFlag,
  type OutgoingRequest,
  type Response,
  ResponseDecoder,
  StatusCode,
} from '@patio/sftp-protocol';
import ssh2, { type ClientChannel, type ConnectConfig, type NegotiatedAlgorithms } from 'ssh2';

type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never;
export type TestRequest = WithoutId<Exclude<OutgoingRequest, { type: 'init' }>>;
type ResponseOf<T extends Response['type']> = Extract<Response, { type: T }>;

export const { READ, WRITE, APPEND, CREATE, TRUNCATE, EXCLUSIVE } = OpenFlag;

/** An SSH connection that has logged in. */
export class TestClient {
  readonly socket: Socket;
  readonly ssh: InstanceType<typeof ssh2.Client>;
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>;
  /** What each key exchange agreed on. */
  readonly handshakes: NegotiatedAlgorithms[] = [];

  private constructor(socket: Socket, ssh: InstanceType<typeof ssh2.Client>) {
    this.socket = socket;
    this.ssh = ssh;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    ssh.on('handshake', (negotiated) => this.handshakes.push(negotiated));
  }

  /** Rejects with the client library's error when the login fails. */
  static async logIn(port: number, config: ConnectConfig): Promise<TestClient> {
    const socket = connect(port, '127.0.0.1');
    const ssh = new ssh2.Client();
    const client = new TestClient(socket, ssh);
    await new Promise<void>((resolve, reject) => {
      ssh.once('ready', resolve);
      // The door cuts connections in many of the tests: later errors are theirs to see by `closed`.
      ssh.on('error', reject);
      ssh.once('close', () => reject(new Error('The connection was closed.')));
      ssh.connect({ sock: socket, ...config });
    });
    return client;
  }

  /** Opens a channel with the sftp subsystem and, unless told otherwise, says INIT. */
  async openSession(options: { init?: boolean; reading?: boolean } = {}): Promise<TestSession> {
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      this.ssh.subsys('sftp', (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    const session = new TestSession(channel, options.reading ?? true);
    if (options.init ?? true) session.init();
    return session;
  }

  end(): void {
    this.ssh.end();
  }

  /** Goes away without a word. */
  cut(): void {
    this.socket.destroy();
  }
}

/** One SFTP session, packet by packet. */
export class TestSession {
  readonly channel: ClientChannel;
  readonly version: Promise<ResponseOf<'version'>>;
  /** The exit code, when the channel is closed. */
  readonly exitCode: Promise<number | undefined>;
  readonly #waiting = new Map<
    number,
    { answer: (response: Response) => void; fail: (error: Error) => void }
  >();
  #lastId = 0;

  constructor(channel: ClientChannel, reading: boolean) {
    this.channel = channel;
    this.version = this.#answerTo(-1) as Promise<ResponseOf<'version'>>;
    this.version.catch(() => undefined);
    this.exitCode = new Promise((resolve) => {
      let code: number | undefined;
      channel.on('exit', (exitCode: number) => {
        code = exitCode;
      });
      channel.on('close', () => {
        resolve(code);
        for (const { fail } of this.#waiting.values()) fail(new Error('The channel was closed.'));
      });
    });
    const decoder = new ResponseDecoder();
    if (!reading) return;
    channel.on('data', (chunk: Buffer) => {
      for (const response of decoder.push(chunk)) {
        const id = response.type === 'version' ? -1 : response.id;
        this.#waiting.get(id)?.answer(response);
        this.#waiting.delete(id);
      }
    });
  }

  init(): void {
    this.channel.write(encodeRequest({ type: 'init', version: 3, extensions: [] }));
  }

  /** Sends a request at once; resolves with its answer, rejects when the channel is closed without one. */
  request(request: TestRequest): Promise<Response> {
    const id = ++this.#lastId;
    const answer = this.#answerTo(id);
    this.channel.write(encodeRequest({ ...request, id } as OutgoingRequest));
    return answer;
  }

  /** The code of the STATUS that answers. */
  async status(request: TestRequest): Promise<number> {
    return (await this.#expect('status', request)).code;
  }

  async open(path: string, pflags: number, permissions?: number): Promise<string> {
    const attrs = permissions === undefined ? {} : { permissions };
    return (await this.#expect('handle', { type: 'open', path, pflags, attrs })).handle;
  }

  async stat(path: string) {
    return (await this.#expect('attrs', { type: 'stat', path })).attrs;
  }

  async fstat(handle: string) {
    return (await this.#expect('attrs', { type: 'fstat', handle })).attrs;
  }

  write(handle: string, data: string | Buffer, offset = 0): Promise<number> {
    return this.status({ type: 'write', handle, offset, data: Buffer.from(data) });
  }

  close(handle: string): Promise<number> {
    return this.status({ type: 'close', handle });
  }

  /** All of a file's content through an open handle. */
  async readAll(handle: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let offset = 0; ; ) {
      const answer = await this.request({ type: 'read', handle, offset, length: 100_000 });
      if (answer.type !== 'data') {
        if (answer.type === 'status' && answer.code === StatusCode.EOF) return Buffer.concat(parts);
        throw unexpected(answer);
      }
      parts.push(Buffer.from(answer.data));
      offset += answer.data.length;
    }
  }

  /** Opens, reads and closes. */
  async content(path: string): Promise<string> {
    const handle = await this.open(path, READ);
    const content = await this.readAll(handle);
    await this.close(handle);
    return content.toString();
  }

  /** Opens, writes and closes; the file is replaced. */
  async put(path: string, content: string | Buffer): Promise<void> {
    const handle = await this.open(path, WRITE | CREATE | TRUNCATE);
    const bytes = Buffer.from(content);
    const codes: number[] = [];
    for (let offset = 0; offset < bytes.length; offset += 200_000) {
      codes.push(await this.write(handle, bytes.subarray(offset, offset + 200_000), offset));
    }
    codes.push(await this.close(handle));
    if (codes.some((code) => code !== StatusCode.OK)) throw new Error(`put: ${codes.join()}`);
  }

  async list(path: string) {
    const { handle } = await this.#expect('handle', { type: 'opendir', path });
    const entries: ResponseOf<'name'>['entries'][number][] = [];
    for (;;) {
      const answer = await this.request({ type: 'readdir', handle });
      if (answer.type !== 'name') break;
      entries.push(...answer.entries);
    }
    await this.close(handle);
    return entries.filter(({ filename }) => filename !== '.' && filename !== '..');
  }

  async names(path: string): Promise<string[]> {
    return (await this.list(path)).map(({ filename }) => filename);
  }

  async realpath(path: string): Promise<string | undefined> {
    return (await this.#expect('name', { type: 'realpath', path })).entries[0]?.filename;
  }

  async extended(request: TestRequest): Promise<Buffer> {
    return (await this.#expect('extended-reply', request)).payload;
  }

  #answerTo(id: number): Promise<Response> {
    return new Promise((answer, fail) => this.#waiting.set(id, { answer, fail }));
  }

  async #expect<T extends Response['type']>(type: T, request: TestRequest): Promise<ResponseOf<T>> {
    const answer = await this.request(request);
    if (answer.type !== type) throw unexpected(answer);
    return answer as ResponseOf<T>;
  }
}

function unexpected(answer: Response): Error {
  return new Error(`unexpected answer: ${JSON.stringify(answer)}`);
}
