import type { Socket } from 'node:net';
import { isPatError } from '@patio/pat-core';
import { JsonLines } from './lines.js';
import { type ControlReply, type ControlRequest, type OwnerKind, protocolVersion } from './protocol.js';

/** Carries out one request; what it throws is passed on. */
export type Execute = (request: ControlRequest) => Promise<unknown>;

/** The owner's side of the control connections: other processes of the same user have commands carried out. */
export class ControlHost {
  /** Connections whose command has not begun. */
  private readonly idle = new Set<JsonLines>();
  private readonly running = new Set<Promise<void>>();
  private execute: Execute | undefined;
  private closing = false;

  constructor(
    private readonly owner: OwnerKind,
    private readonly onUnexpected: (error: unknown) => void,
  ) {}

  /** Takes a connection. Its command waits until the host is open, or the process that closes it has ended. */
  accept(socket: Socket): void {
    const lines = new JsonLines(socket);
    this.idle.add(lines);
    lines.closed.then(() => this.idle.delete(lines));
    if (this.execute && !this.closing) this.serve(lines, this.execute);
  }

  open(execute: Execute): void {
    this.execute = execute;
    for (const lines of this.idle) this.serve(lines, execute);
  }

  /** Lets running commands finish and tells the others that theirs have not begun. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.running);
    const bye: ControlReply = { bye: true };
    await Promise.all([...this.idle].map((lines) => lines.end(bye)));
  }

  private async serve(lines: JsonLines, execute: Execute): Promise<void> {
    lines.write({ patio: protocolVersion, owner: this.owner });
    const request = await lines.next();
    if (request === undefined || this.closing) return;
    this.idle.delete(lines);
    const work = this.answer(lines, execute, request as ControlRequest);
    this.running.add(work);
    await work;
    this.running.delete(work);
  }

  private async answer(lines: JsonLines, execute: Execute, request: ControlRequest): Promise<void> {
    let reply: ControlReply;
    try {
      reply = { result: (await execute(request)) ?? null };
    } catch (error) {
      if (!isPatError(error)) this.onUnexpected(error);
      reply = isPatError(error)
        ? { error: { code: error.code, message: error.message } }
        : { error: { code: 'internal', message: 'The server failed; its log says more.' } };
    }
    await lines.end(reply);
  }
}
