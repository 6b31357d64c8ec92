import { hash } from 'node:crypto';
import ipaddr from 'ipaddr.js';

const ipv6Parts = 4;

/**
 * What stands for an address: an IPv4 address itself, of an IPv6 address its /64, as whoever has one address there has them all. An IPv4
 * address mapped into IPv6 is the IPv4 address.
 */
export function addressKey(address: string): string {
  const [host = ''] = address.split('%');
  if (!ipaddr.isValid(host)) return 'unknown';
  const parsed = ipaddr.process(host);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const prefix = parsed.parts.slice(0, ipv6Parts).map((part) => part.toString(16));
  return `${prefix.join(':')}::/64`;
}

/** What stands for a user name, known or not; what somebody typed there by mistake is not stored. */
export function loginKey(login: string): string {
  return hash('sha256', login.normalize('NFC')).slice(0, 32);
}
