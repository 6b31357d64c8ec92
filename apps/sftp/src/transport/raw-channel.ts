import type { Connection, ServerChannel } from 'ssh2';
import { channelInternals, connectionInternals } from './ssh2-internals.js';

/** Every client takes packets of this size (RFC 4253 §6.1); larger ones would gain nothing. */
const MAX_CHUNK_BYTES = 32 * 1024;
/** How much may wait in the socket's buffer before more is encrypted. */
const SOCKET_BUDGET_BYTES = 1024 * 1024;
/** How much may wait to be sent, the socket's buffer included, before {@link RawChannel.send} asks for patience. */
const SEND_BUDGET_BYTES = 2 * 1024 * 1024;

/** What is told of a channel's input. */
export interface ChannelInput {
  /** Takes bytes; false closes the window until {@link RawChannel.resumeInput}. Must not throw. */
  onData(chunk: Buffer): boolean;
  /** The client will send nothing more. */
  onEnd(): void;
  /** The channel or its connection is gone. Called once, also after {@link RawChannel.finish}. */
  onClose(): void;
}

/**
 * The bytes of one SSH channel with back-pressure both ways, past the library's stream classes: input is only taken
 * while the receiver wants it, output only encrypted while the client's window and the socket have room.
 */
export class RawChannel {
  readonly #channel: ServerChannel;
  readonly #connection: Connection;
  #input: ChannelInput | undefined;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  /** Bytes of the first of the queue that have been sent. */
  #sentOfFirst = 0;
  #waiters: (() => void)[] = [];
  #exitCode: number | undefined;
  #closed = false;

  constructor(connection: Connection, channel: ServerChannel) {
    this.#connection = connection;
    this.#channel = channel;
  }

  /** Begins to take input; to be called once, before the client can have sent any. */
  open(input: ChannelInput): void {
    this.#input = input;
    this.#takeInput(input);
    const { _sock: socket } = connectionInternals(this.#connection);
    socket.on('drain', this.#flush);
    this.#connection.on('rekey', this.#flush);
    this.#channel.on('error', () => undefined);
    this.#channel.once('close', this.#close);
    this.#connection.once('close', this.#close);
  }

  /** Sends `packet`, which must not change any more. Resolves when more may follow, or the channel is gone. */
  send(packet: Buffer): Promise<void> | undefined {
    if (this.#closed) return undefined;
    this.#queue.push(packet);
    this.#queuedBytes += packet.length;
    this.#flush();
    if (this.#backlogBytes() <= SEND_BUDGET_BYTES || this.#closed) return undefined;
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  resumeInput(): void {
    if (!this.#closed) channelInternals(this.#channel)._read(0);
  }

  /** Closes the channel with an exit code as soon as everything is sent. */
  finish(exitCode: number): void {
    this.#exitCode ??= exitCode;
    this.#flush();
  }

  #takeInput(input: ChannelInput): void {
    const internals = channelInternals(this.#channel);
    const pushToStream = internals.push.bind(this.#channel);
    internals.push = (chunk) => {
      if (this.#closed) return true;
      if (chunk !== null && internals.incoming.window >= 0) return input.onData(chunk);
      if (chunk !== null) {
        // The client sent more than it was allowed to: nothing else would bound what it makes the server hold.
        connectionInternals(this.#connection)._sock.destroy();
        return false;
      }
      // The stream itself must end too, or the library never reports the channel's close.
      pushToStream(null);
      this.#channel.resume();
      input.onEnd();
      return false;
    };
  }

  #backlogBytes(): number {
    return this.#queuedBytes + connectionInternals(this.#connection)._sock.writableLength;
  }

  readonly #flush = (): void => {
    if (this.#closed) return;
    const { _sock: socket, _protocol: protocol } = connectionInternals(this.#connection);
    const { outgoing } = channelInternals(this.#channel);
    socket.cork();
    for (let first = this.#queue[0]; first !== undefined; first = this.#queue[0]) {
      if (!this.#maySend()) break;
      const end = Math.min(
        first.length,
        this.#sentOfFirst + Math.min(MAX_CHUNK_BYTES, outgoing.window, outgoing.packetSize),
      );
      protocol.channelData(outgoing.id, first.subarray(this.#sentOfFirst, end));
      outgoing.window -= end - this.#sentOfFirst;
      this.#queuedBytes -= end - this.#sentOfFirst;
      this.#sentOfFirst = end;
      if (end < first.length) continue;
      this.#queue.shift();
      this.#sentOfFirst = 0;
    }
    socket.uncork();
    if (this.#waiters.length > 0 && this.#backlogBytes() <= SEND_BUDGET_BYTES) this.#wake();
    if (this.#exitCode !== undefined && this.#queue.length === 0) this.#end(this.#exitCode);
  };

  /** Whether the client, the key exchange and the socket let something be sent; if not, flushes again when they do. */
  #maySend(): boolean {
    const { _sock: socket, _protocol: protocol } = connectionInternals(this.#connection);
    const internals = channelInternals(this.#channel);
    if (internals.outgoing.state !== 'open' || !socket.writable) return false;
    if (protocol._kexinit !== undefined || socket.writableLength >= SOCKET_BUDGET_BYTES) return false;
    if (Math.min(internals.outgoing.window, internals.outgoing.packetSize) > 0) return true;
    internals._chunkcb = this.#flush;
    internals._waitWindow = true;
    return false;
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }

  #end(exitCode: number): void {
    this.#exitCode = undefined;
    this.#channel.exit(exitCode);
    this.#channel.end();
  }

  readonly #close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    connectionInternals(this.#connection)._sock.off('drain', this.#flush);
    this.#connection.off('rekey', this.#flush);
    this.#connection.off('close', this.#close);
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#wake();
    this.#input?.onClose();
  };
}
