import type { Socket } from 'node:net';
import type { SftpLimits } from '../options.js';

type Caps = Pick<SftpLimits, 'connectionsPerAddress' | 'pendingLoginsPerAddress' | 'loginGraceMs'>;

interface Share {
  connections: number;
  pendingLogins: number;
}

/**
 * Lets sockets in as long as their address has not too many, and cuts those that do not log in within the grace time. The library
 * tells of a client only after its identification, so this has to come before it.
 */
export class Arrivals {
  readonly #caps: Caps;
  readonly #shares = new Map<string, Share>();
  readonly #graceTimers = new Map<Socket, NodeJS.Timeout>();

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** False when the address has as many connections, or as many without a login, as it may have. */
  admit(socket: Socket): boolean {
    const address = addressOf(socket);
    const share = this.#shares.get(address) ?? { connections: 0, pendingLogins: 0 };
    if (share.connections >= this.#caps.connectionsPerAddress) return false;
    if (share.pendingLogins >= this.#caps.pendingLoginsPerAddress) return false;
    this.#shares.set(address, share);
    share.connections++;
    share.pendingLogins++;
    this.#graceTimers.set(
      socket,
      setTimeout(() => socket.destroy(), this.#caps.loginGraceMs),
    );
    socket.once('close', () => {
      this.loggedIn(socket);
      share.connections--;
      if (share.connections === 0) this.#shares.delete(address);
    });
    return true;
  }

  /** The socket waits for no login any more. Idempotent. */
  loggedIn(socket: Socket): void {
    const timer = this.#graceTimers.get(socket);
    if (!timer) return;
    clearTimeout(timer);
    this.#graceTimers.delete(socket);
    const share = this.#shares.get(addressOf(socket));
    if (share) share.pendingLogins--;
  }

  /** Cuts whoever has not logged in yet. */
  cutPending(): void {
    for (const socket of this.#graceTimers.keys()) socket.destroy();
  }
}

/** The client's address; IPv4 in its own notation, also on a socket that takes both. */
export function addressOf(socket: Socket): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:(?=[\d.]+$)/, '');
}
