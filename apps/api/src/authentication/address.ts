import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Tells the client's IP address of a request. */
export type AddressReader = (request: IncomingMessage) => string;

/**
 * Without trusted proxies the address is the connection's. With them, `X-Forwarded-For` is followed from its end as
 * long as it was written by a trusted proxy: what lies before that, anybody can have written.
 * @param proxies addresses or CIDR ranges
 */
export function addressReader(proxies: readonly string[]): AddressReader {
  if (proxies.length === 0) return peerAddress;
  const trusted = blockList(proxies);
  return (request) => {
    let address = peerAddress(request);
    const forwarded = request.headers['x-forwarded-for'];
    const hops = typeof forwarded === 'string' ? forwarded.split(',') : [];
    for (let hop = hops.pop()?.trim(); hop !== undefined; hop = hops.pop()?.trim()) {
      if (isIP(hop) === 0 || !trusted.check(address, family(address))) break;
      address = withoutMapping(hop);
    }
    return address;
  };
}

function blockList(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return list;
}

function peerAddress(request: IncomingMessage): string {
  return withoutMapping(request.socket.remoteAddress ?? '');
}

/** An IPv4 client on a dual-stack socket appears as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
