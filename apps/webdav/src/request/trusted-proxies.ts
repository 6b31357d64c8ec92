import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Reads where a request comes from and which host it was sent to, believing forwarded headers only of known proxies. */
export interface TrustedProxies {
  /** The client's IP address: the last hop that is not itself a trusted proxy. */
  clientAddress(request: IncomingMessage): string;
  /** `X-Forwarded-Host`, when a trusted proxy says so. */
  forwardedHost(request: IncomingMessage): string | undefined;
}

/** @param proxies addresses or CIDR ranges */
export function trustProxies(proxies: readonly string[]): TrustedProxies {
  const trusted = new BlockList();
  for (const proxy of proxies) addTo(trusted, proxy);
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return {
    clientAddress(request) {
      const peer = peerAddress(request);
      if (proxies.length === 0 || !isTrusted(peer)) return peer;
      const hops = listOf(request.headers['x-forwarded-for']).filter((hop) => isIP(hop) !== 0);
      return hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? peer;
    },
    forwardedHost(request) {
      if (proxies.length === 0 || !isTrusted(peerAddress(request))) return undefined;
      return listOf(request.headers['x-forwarded-host'])[0];
    },
  };
}

function addTo(list: BlockList, proxy: string): void {
  const [address = '', prefix] = proxy.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}

function peerAddress(request: IncomingMessage): string {
  const address = request.socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((value) => value.split(',').map((item) => item.trim()));
}
