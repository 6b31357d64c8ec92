import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Reads where a request comes from and which host it was sent to, believing forwarded headers only of known proxies. */
export interface TrustedProxies {
  /**
   * The client's IP address. `X-Forwarded-For` is followed from its end as long as it was written by a trusted proxy: what lies before
   * that, anybody can have written.
   */
  clientAddress(request: IncomingMessage): string;
  /** `X-Forwarded-Host`, when a trusted proxy says so. */
  forwardedHost(request: IncomingMessage): string | undefined;
}

/** @param proxies addresses or CIDR ranges; none: the address is the connection's */
export function trustProxies(proxies: readonly string[]): TrustedProxies {
  const trusted = new BlockList();
  for (const proxy of proxies) addTo(trusted, proxy);
  const isTrusted = (address: string) => proxies.length > 0 && trusted.check(address, family(address));
  return {
    clientAddress(request) {
      let address = peerAddress(request);
      const hops = listOf(request.headers['x-forwarded-for']);
      for (let hop = hops.pop(); hop !== undefined && isTrusted(address); hop = hops.pop()) {
        if (isIP(hop) === 0) break;
        address = withoutMapping(hop);
      }
      return address;
    },
    forwardedHost(request) {
      return isTrusted(peerAddress(request)) ? listOf(request.headers['x-forwarded-host'])[0] : undefined;
    },
  };
}

function addTo(list: BlockList, proxy: string): void {
  const [address = '', prefix] = proxy.split('/');
  if (prefix === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(prefix), family(address));
}

function peerAddress({ socket }: IncomingMessage): string {
  return withoutMapping(socket.remoteAddress ?? '');
}

/** An IPv4 client on a dual-stack socket appears as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((value) => value.split(',').map((item) => item.trim()));
}
