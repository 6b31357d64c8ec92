import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Request } from 'express';

/** Tells the client's IP address of a request. */
export type AddressReader = (request: Request) => string;

/**
 * Without trusted proxies the address is the connection's; with them, the last one in `X-Forwarded-For` that is not a
 * trusted proxy (Express's `trust proxy`), when it is an address at all.
 */
export function addressReader(trustsProxies: boolean): AddressReader {
  if (!trustsProxies) return peerAddress;
  return (request) => {
    const forwarded = request.ip;
    return forwarded !== undefined && isIP(forwarded) !== 0 ? plain(forwarded) : peerAddress(request);
  };
}

function peerAddress(request: IncomingMessage): string {
  return plain(request.socket.remoteAddress ?? '');
}

/** An IPv4 client on a dual-stack socket appears as `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}
