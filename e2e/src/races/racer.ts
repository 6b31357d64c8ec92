import type { Ledger } from './ledger.js';

/** A WebDAV client that changes what others are changing at the same time. */
export interface RacerOptions {
  /** The folder that all race in, as each door has it. */
  readonly url: string;
  readonly authorization: string;
  readonly ledger: Ledger;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly name: string;
}

/** The folders that are raced in; they are moved, too. */
export const racingFolders = ['f0', 'f1', 'f2'];
const names = ['n0', 'n1', 'n2', 'n3'];
/** No errors, but races lost: gone, parent gone, changed, taken, locked, a member locked; and 403, onto itself. */
const lost = [404, 409, 412, 405, 423, 207, 403];

export class Racer {
  readonly statuses = new Map<string, number>();
  private writes = 0;

  constructor(private readonly options: RacerOptions) {}

  /** One change. @throws Error when an answer is none that a race explains */
  async step(): Promise<void> {
    const steps = [this.create, this.replace, this.move, this.copy, this.putInPlaceOf, this.end, this.hold];
    const step = this.pick([...steps, this.moveFolder]);
    await step.call(this, this.anywhere());
  }

  private async create(path: string): Promise<void> {
    const body = this.newBody();
    const { status, etag } = await this.send('PUT', path, { 'If-None-Match': '*' }, body);
    if (status === 201) this.options.ledger.wrote(etag, body);
    else if (status === 409) await this.send('MKCOL', path.slice(0, 2));
  }

  private async replace(path: string): Promise<void> {
    const old = await this.look(path);
    if (old === undefined) return;
    const body = this.newBody();
    const { status, etag } = await this.send('PUT', path, { 'If-Match': old }, body);
    if (status !== 204) return;
    this.options.ledger.ended(old);
    this.options.ledger.wrote(etag, body);
  }

  private async move(path: string): Promise<void> {
    const etag = await this.look(path);
    if (etag !== undefined) await this.send('MOVE', path, { 'If-Match': etag, ...this.somewhere() });
  }

  private async copy(path: string): Promise<void> {
    const etag = await this.look(path);
    if (etag === undefined) return;
    const { status } = await this.send('COPY', path, { 'If-Match': etag, ...this.somewhere() });
    if (status === 201) this.options.ledger.copied(etag);
  }

  /** Puts one file in the place of another, and of no other content than the one that was seen there. */
  private async putInPlaceOf(path: string): Promise<void> {
    const target = this.anywhere();
    const [etag, old] = [await this.look(path), await this.look(target)];
    if (etag === undefined || old === undefined) return;
    const url = `${this.options.url}/${target}`;
    const method = this.pick(['COPY', 'MOVE']);
    const headers = { 'If-Match': etag, Destination: url, If: `<${url}> ([${old}])` };
    const { status } = await this.send(method, path, headers);
    if (status !== 204) return;
    this.options.ledger.ended(old);
    if (method === 'COPY') this.options.ledger.copied(etag);
  }

  private async end(path: string): Promise<void> {
    const etag = await this.look(path);
    if (etag === undefined) return;
    const { status } = await this.send('DELETE', path, { 'If-Match': etag });
    if (status === 204) this.options.ledger.ended(etag);
  }

  /** Locks, changes under the lock, which nobody else can do meanwhile, and lets go. */
  private async hold(path: string): Promise<void> {
    const { status, token } = await this.send('LOCK', path, { Depth: '0', Timeout: 'Second-60' }, lockInfo);
    if (status !== 200 && status !== 201) return;
    if (status === 201) this.options.ledger.lockedFreeName();
    const etag = await this.look(path);
    const body = this.newBody();
    const written = await this.send('PUT', path, { If: `(${token} [${etag ?? '"none"'}])` }, body);
    if (!etag || written.status !== 204) throw new Error(`PUT ${written.status} under a lock on ${path}`);
    this.options.ledger.ended(etag);
    this.options.ledger.wrote(written.etag, body);
    await this.send('UNLOCK', path, { 'Lock-Token': token });
  }

  private async moveFolder(path: string): Promise<void> {
    const Destination = `${this.options.url}/${this.pick(racingFolders)}`;
    const { status } = await this.send('MOVE', path.slice(0, 2), { Destination, Overwrite: 'F' });
    if (status === 201) await this.send('MKCOL', path.slice(0, 2));
  }

  /** The entity tag of what is there. */
  private async look(path: string): Promise<string | undefined> {
    const { status, etag } = await this.send('HEAD', path);
    return status === 200 && etag !== '' ? etag : undefined;
  }

  private async send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
    const response = await fetch(`${this.options.url}/${path}`, {
      method,
      headers: { Authorization: this.options.authorization, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const { status } = response;
    const seen = `${method} ${status}`;
    this.statuses.set(seen, (this.statuses.get(seen) ?? 0) + 1);
    if (status >= 300 && !lost.includes(status)) throw new Error(`${seen} ${path}: ${text}`);
    const header = (name: string) => response.headers.get(name) ?? '';
    return { status, etag: header('ETag'), token: header('Lock-Token') };
  }

  private somewhere() {
    return { Destination: `${this.options.url}/${this.anywhere()}`, Overwrite: 'F' };
  }

  private anywhere(): string {
    return `${this.pick(racingFolders)}/${this.pick(names)}`;
  }

  /** One of a kind; now and then too large for a row. */
  private newBody(): string {
    const text = `${this.options.name} ${++this.writes} `;
    return this.random() < 0.1 ? text.padEnd(20_000, 'x') : text;
  }

  private random(): number {
    return this.options.random();
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }
}

const lockInfo =
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
