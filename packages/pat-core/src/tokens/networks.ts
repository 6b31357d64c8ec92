import ipaddr from 'ipaddr.js';
import { PatError } from '../shared/errors.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Address ranges, parsed once. */
export interface Networks {
  /** Whether `address` lies in one of them. An IPv4 address mapped into IPv6 is the IPv4 address; a zone counts for nothing. */
  contain(address: string): boolean;
}

/**
 * The canonical form of an address range in CIDR notation (RFC 4632, RFC 5952): `10.0.0.0/8`, `2001:db8::/32`. A single address is a range
 * of itself alone.
 * @throws invalid with the reason: bits beyond the prefix are refused, as they show that another range was meant
 */
export function normalizeNetwork(text: string): string {
  const [address, prefix] = parseNetwork(text);
  const network = `${format(address)}/${prefix}`;
  const base = baseOf(address, prefix);
  if (base !== format(address)) {
    throw invalidNetwork(text, `it has bits beyond its prefix; the range is ${base}/${prefix}`);
  }
  return network;
}

export function readNetworks(canonical: readonly string[]): Networks {
  const ranges = canonical.map(parseNetwork);
  return {
    contain(text) {
      const address = parseAddress(text);
      if (!address) return false;
      return ranges.some(([network, prefix]) => {
        return address.kind() === network.kind() && address.match(network as ipaddr.IPv6, prefix);
      });
    },
  };
}

/** Whether every address of the canonical range `inner` lies in one of `outer`. */
export function covers(outer: readonly string[], inner: string): boolean {
  const [address, prefix] = parseNetwork(inner);
  return outer.map(parseNetwork).some(([network, shorter]) => {
    return shorter <= prefix && readNetworks([`${format(network)}/${shorter}`]).contain(format(address));
  });
}

function parseNetwork(text: string): [Address, number] {
  const [, host = '', digits] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const given =
    ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host) ? ipaddr.parse(host) : undefined;
  if (!given) throw invalidNetwork(text, 'it is not an IPv4 or IPv6 address with an optional prefix length');
  const bits = given.kind() === 'ipv4' ? 32 : 128;
  const prefix = digits === undefined ? bits : Number(digits);
  if (prefix > bits) throw invalidNetwork(text, `its prefix length is more than ${bits}`);
  if (given instanceof ipaddr.IPv6 && given.isIPv4MappedAddress()) {
    if (prefix < 96) throw invalidNetwork(text, 'an IPv4 range is written as such');
    return [given.toIPv4Address(), prefix - 96];
  }
  return [given, prefix];
}

function parseAddress(text: string): Address | undefined {
  const [host = ''] = text.split('%');
  return ipaddr.isValid(host) ? ipaddr.process(host) : undefined;
}

function baseOf(address: Address, prefix: number): string {
  const cidr = `${address.toString()}/${prefix}`;
  const base =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(cidr)
      : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return format(base);
}

function format(address: Address): string {
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function invalidNetwork(text: string, reason: string): PatError {
  return new PatError('invalid', `The network "${text.slice(0, 60)}" is not valid: ${reason}.`, {
    field: 'networks',
  });
}
