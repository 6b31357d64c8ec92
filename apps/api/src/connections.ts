import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const sweepMs = 50;

/**
 * The open connections of a server, and what each is answering or has answered last. Those on which the client lets
 * `server.timeout` pass are cut; while we are working there is nothing to cut for.
 */
export class Connections {
  readonly #answers = new Map<Socket, ServerResponse | undefined>();

  /** `event` is the one with which the server announces sockets that can carry requests. */
  constructor(
    private readonly server: Server,
    event: 'connection' | 'secureConnection',
  ) {
    server.on(event, (socket: Socket) => {
      this.#answers.set(socket, undefined);
      socket.once('close', () => this.#answers.delete(socket));
    });
    server.on('timeout', (socket: Socket) => {
      if (this.#waitsForClient(socket)) socket.destroy();
      else socket.setTimeout(server.timeout);
    });
  }

  answering(socket: Socket, response: ServerResponse): void {
    this.#answers.set(socket, response);
  }

  /** Whether part of an answer is out, so that nothing else can be said on this connection. */
  isInMiddleOfAnswer(socket: Socket): boolean {
    const response = this.#answers.get(socket);
    return response?.headersSent === true && !response.writableFinished;
  }

  /** Takes no new connections, ends each one once its answer is out, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const sweep = setInterval(() => this.#endIdle(), sweepMs);
      const cut = setTimeout(() => this.server.closeAllConnections(), graceMs);
      this.server.close(() => {
        clearInterval(sweep);
        clearTimeout(cut);
        resolve();
      });
      this.#endIdle();
    });
  }

  /** On a silent connection: whether the client has nothing to wait for, or keeps us waiting with its body or its reading. */
  #waitsForClient(socket: Socket): boolean {
    const response = this.#answers.get(socket);
    if (!response || response.writableFinished) return true;
    const { complete, readableLength } = response.req;
    return (!complete && readableLength === 0) || socket.writableLength > 0;
  }

  /** Node's own `closeIdleConnections` leaves those on which nothing was ever asked. */
  #endIdle(): void {
    for (const [socket, response] of this.#answers) {
      if (!response || response.writableFinished) socket.destroy();
    }
  }
}
