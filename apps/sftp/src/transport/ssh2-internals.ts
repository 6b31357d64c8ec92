import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type { Connection, ServerChannel } from 'ssh2';

/*
 * The parts of ssh2 1.17.0 that have no public name, and no types; hence the exact version in package.json.
 */

const require = createRequire(import.meta.url);
const crypto = require('ssh2/lib/protocol/crypto.js') as { readonly bindingAvailable: boolean };
const { KexInit } = require('ssh2/lib/protocol/kex.js') as {
  readonly KexInit: new (lists: KexLists) => KexOffer;
};

const { sendPacket } = require('ssh2/lib/protocol/utils.js') as {
  readonly sendPacket: (protocol: ProtocolInternals, packet: Buffer, always: boolean) => void;
};

interface DirectionNames {
  readonly cipher: readonly string[];
  readonly mac: readonly string[];
  readonly compress: readonly string[];
  readonly lang: readonly string[];
}

interface KexLists {
  readonly kex: readonly string[];
  readonly serverHostKey: readonly string[];
  readonly cs: DirectionNames;
  readonly sc: DirectionNames;
}

interface List {
  readonly array: readonly string[];
}

interface DirectionLists {
  readonly cipher: List;
  readonly mac: List;
  readonly compress: List;
  readonly lang: List;
}

/** What a KEXINIT offers. */
export interface KexOffer {
  readonly lists: {
    readonly kex: List;
    readonly serverHostKey: List;
    readonly cs: DirectionLists;
    readonly sc: DirectionLists;
  };
}

/** Reasons of SSH_MSG_DISCONNECT. @see RFC 4253 §11.1 */
export const DisconnectReason = {
  SERVICE_NOT_AVAILABLE: 7,
  BY_APPLICATION: 11,
  NO_MORE_AUTH_METHODS_AVAILABLE: 14,
} as const;

interface ProtocolInternals {
  /** Sent with the next key exchange; the first follows the client's identification. */
  _offer: KexOffer;
  /** Set while a key exchange runs: what is sent then piles up inside the library. */
  readonly _kexinit: Buffer | undefined;
  /** Copies and encrypts; takes no account of the window. */
  channelData(channelId: number, data: Buffer): void;
  disconnect(reason: number): void;
  readonly _packetRW: {
    readonly write: {
      readonly allocStartKEX: number;
      alloc(size: number, always: boolean): Buffer;
      finalize(packet: Buffer, always: boolean): Buffer;
    };
  };
}

export interface ConnectionInternals {
  readonly _sock: Socket;
  readonly _protocol: ProtocolInternals;
}

export interface ChannelInternals {
  /** What the client may still send. The library counts it down and does not enforce it. */
  readonly incoming: { readonly window: number };
  readonly outgoing: {
    readonly id: number;
    window: number;
    readonly packetSize: number;
    readonly state: string;
  };
  /** With `_chunkcb`: asks to be called when the client has widened the window. */
  _waitWindow: boolean;
  _chunkcb: (() => void) | undefined;
  /** Takes the client's bytes; answering false keeps the window closed until `_read`. `null` is the end of input. */
  push(chunk: Buffer | null): boolean;
  _read(sizeBytes: number): void;
}

export function connectionInternals(connection: Connection): ConnectionInternals {
  return connection as unknown as ConnectionInternals;
}

export function channelInternals(channel: ServerChannel): ChannelInternals {
  return channel as unknown as ChannelInternals;
}

const disconnectMessage = 1;

/** SSH_MSG_DISCONNECT with a description, which the library leaves empty; clients show it. @see RFC 4253 §11.1 */
export function sendDisconnect(protocol: ProtocolInternals, reason: number, description: string): void {
  const { write } = protocol._packetRW;
  const text = Buffer.from(description);
  const packet = write.alloc(1 + 4 + 4 + text.length + 4, true);
  let at = packet.writeUInt8(disconnectMessage, write.allocStartKEX);
  at = packet.writeUInt32BE(reason, at);
  at = packet.writeUInt32BE(text.length, at);
  at += text.copy(packet, at);
  packet.writeUInt32BE(0, at);
  sendPacket(protocol, write.finalize(packet, true), true);
}

/** Whether ciphers run in the library's native addon; without it they cost 1.3 to 1.8 times the CPU time. */
export const nativeCiphersAvailable = crypto.bindingAvailable;

/** The same offer with only the given ones of its ciphers. */
export function withCiphers({ lists }: KexOffer, ciphers: readonly string[]): KexOffer {
  const direction = ({ mac, compress, lang }: DirectionLists) => ({
    cipher: ciphers,
    mac: mac.array,
    compress: compress.array,
    lang: lang.array,
  });
  return new KexInit({
    kex: lists.kex.array,
    serverHostKey: lists.serverHostKey.array,
    cs: direction(lists.cs),
    sc: direction(lists.sc),
  });
}
