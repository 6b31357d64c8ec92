import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Origin, Platform, Principal } from '@patio/pat-core';
import type { Connection, ServerChannel, Session } from 'ssh2';
import { runCommand } from '../commands/run.js';
import type { Log, SftpLimits, StorageCapacity } from '../options.js';
import type { SessionContext } from '../session/context.js';
import { FreshFolders } from '../session/fresh-folders.js';
import { HandleTable } from '../session/handle-table.js';
import { findHome } from '../session/home.js';
import { Identities } from '../session/identities.js';
import { SftpSession } from '../session/session.js';
import type { Spool } from '../session/spool.js';
import { WorkingCopies } from '../session/working-copies.js';
import { acceptLogins } from './login.js';
import { RawChannel } from './raw-channel.js';
import { refuseShells } from './refusal.js';
import { rekeyRegularly } from './rekeying.js';
import { connectionInternals } from './ssh2-internals.js';

/** How long sessions have to put away what they were writing when the server stops. */
const STOP_MS = 10_000;
/** How long a client has to take the goodbye before its socket is cut. */
const GOODBYE_MS = 250;
/** Answers of the library's own that a client does not read; beyond, nothing more is read from it either. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** What connections need of the server. */
export interface ConnectionServices {
  readonly platform: Pick<Platform, 'auth' | 'files' | 'countRequest'>;
  readonly clock: Clock;
  readonly limits: SftpLimits;
  readonly log: Log;
  readonly storageCapacity: () => Promise<StorageCapacity>;
  readonly spool: Spool;
  readonly keepPartialUploads: boolean;
}

interface User {
  readonly principal: Principal;
  readonly home: string;
}

/** One client from its identification to its end: login, channels, new keys, revocation. */
export class SftpConnection {
  readonly #connection: Connection;
  readonly #address: string;
  readonly #services: ConnectionServices;
  readonly #sessions = new Set<SftpSession>();
  #channels = 0;
  #user: User | undefined;
  #stopWatching: (() => void) | undefined;
  #goodbye: NodeJS.Timeout | undefined;

  constructor(connection: Connection, origin: Origin, services: ConnectionServices, onLogin: () => void) {
    const { address } = origin;
    this.#connection = connection;
    this.#address = address;
    this.#services = services;
    const { log, limits, clock, platform } = services;
    connection.on('error', (error) => {
      log('debug', 'an SSH connection failed', { address, error });
      this.#cutSoon();
    });
    connection.once('close', () => this.#closed());
    connection.on('session', (accept, reject) => this.#acceptChannel(accept, reject));
    rekeyRegularly(connection, limits, clock);
    this.#holdInputWhileUnread();
    acceptLogins(connection, {
      auth: platform.auth,
      origin,
      maxAttempts: limits.loginAttempts,
      onSuccess: async (principal) => {
        await this.#welcome(principal);
        onLogin();
      },
      onUnavailable: (error) => log('error', 'an SFTP login could not be checked', { address, error }),
    });
  }

  /** Ends the connection; files being written are kept as after a lost connection. Resolves when they are, or it took too long. */
  async stop(): Promise<void> {
    const patience = new AbortController();
    await Promise.race([
      Promise.all([...this.#sessions].map((session) => session.interrupt('lost'))),
      delay(STOP_MS, undefined, { signal: patience.signal }),
    ]);
    patience.abort();
    this.#sayGoodbye();
  }

  async #welcome(principal: Principal): Promise<void> {
    const { platform, log } = this.#services;
    this.#user = { principal, home: await findHome(platform.files, principal) };
    if (connectionInternals(this.#connection)._sock.destroyed) return;
    this.#stopWatching = platform.auth.watch(principal, () => this.#revoke());
    log('debug', 'an SFTP user logged in', { login: principal.login, address: this.#address });
  }

  #acceptChannel(accept: () => Session, reject: () => void): void {
    if (this.#channels >= this.#services.limits.channelsPerConnection) {
      reject();
      return;
    }
    this.#channels++;
    const session = accept();
    session.once('close', () => {
      this.#channels--;
    });
    refuseShells(session);
    session.on('exec', (acceptCommand, rejectCommand, { command }) => {
      if (!this.#user) return rejectCommand?.();
      const channel: ServerChannel | undefined = acceptCommand();
      const { platform, log } = this.#services;
      if (channel) void runCommand(command, { files: platform.files, log, ...this.#user }, channel);
    });
    session.on('subsystem', (acceptSubsystem, rejectSubsystem, { name }) => {
      if (name !== 'sftp' || !this.#user) return rejectSubsystem?.();
      const channel: ServerChannel | undefined = acceptSubsystem();
      if (channel) this.#serve(channel, this.#user);
    });
  }

  #serve(channel: ServerChannel, user: User): void {
    const output = new RawChannel(this.#connection, channel);
    const session = new SftpSession(this.#sessionContext(user), output, this.#services.log);
    this.#sessions.add(session);
    output.open({
      onData: (chunk) => session.receive(chunk),
      onEnd: () => session.endOfInput(),
      onClose: () => void session.interrupt('lost').then(() => this.#sessions.delete(session)),
    });
  }

  #sessionContext({ principal, home }: User): Omit<SessionContext, 'interrupted'> {
    const { platform, clock, limits, storageCapacity, spool, keepPartialUploads } = this.#services;
    return {
      files: platform.files,
      principal,
      home,
      handles: new HandleTable(limits.handlesPerSession),
      copies: new WorkingCopies(),
      freshFolders: new FreshFolders(),
      identities: new Identities(principal.login),
      limits,
      clock,
      storageCapacity,
      spool,
      keepPartialUploads,
      countRequest: (outcome) => platform.countRequest('sftp', outcome),
    };
  }

  #revoke(): void {
    const { log } = this.#services;
    log('info', 'an SFTP connection ends: its token is no longer good', { address: this.#address });
    for (const session of this.#sessions) void session.interrupt('revoked');
    this.#sayGoodbye();
  }

  #sayGoodbye(): void {
    this.#connection.end();
    this.#cutSoon();
  }

  /** A client that reads nothing would never let the socket end by itself. */
  #cutSoon(): void {
    const { _sock: socket } = connectionInternals(this.#connection);
    if (socket.destroyed) return;
    this.#goodbye ??= setTimeout(() => socket.destroy(), GOODBYE_MS);
  }

  #holdInputWhileUnread(): void {
    const { _sock: socket } = connectionInternals(this.#connection);
    socket.on('data', () => {
      if (socket.writableLength > MAX_UNREAD_BYTES) socket.pause();
    });
    socket.on('drain', () => socket.resume());
  }

  #closed(): void {
    clearTimeout(this.#goodbye);
    this.#stopWatching?.();
  }
}
