import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { trustProxies } from './trusted-proxies.js';

function from(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('clientAddress', () => {
  const proxies = trustProxies(['10.0.0.0/8', '2001:db8::/32', '192.0.2.1']);

  test.each([
    ['a stranger is not believed', '203.0.113.9', '198.51.100.7', '203.0.113.9'],
    ['a proxy is', '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['a proxy on a dual-stack socket too', '::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['an IPv6 proxy too', '2001:db8::5', '2001:db9::1', '2001:db9::1'],
    ['what a client made up is passed over', '10.1.2.3', '1.2.3.4, 198.51.100.7', '198.51.100.7'],
    ['proxies behind proxies are passed over', '192.0.2.1', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['no address is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['nor does it hide who sent it', '10.1.2.3', '198.51.100.7, unknown', '10.1.2.3'],
    ['only proxies: the first of them', '10.1.2.3', '10.0.0.9, 10.0.0.8', '10.0.0.9'],
  ])('%s', (_what, peer, forwarded, address) => {
    expect(proxies.clientAddress(from(peer, { 'x-forwarded-for': forwarded }))).toBe(address);
  });

  test('without trusted proxies the header means nothing', () => {
    const request = from('10.1.2.3', { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'evil' });
    expect(trustProxies([]).clientAddress(request)).toBe('10.1.2.3');
    expect(trustProxies([]).forwardedHost(request)).toBeUndefined();
  });

  test('a trusted proxy says the host', () => {
    const headers = { 'x-forwarded-host': 'files.example, inner' };
    expect(proxies.forwardedHost(from('10.1.2.3', headers))).toBe('files.example');
    expect(proxies.forwardedHost(from('203.0.113.9', headers))).toBeUndefined();
  });
});
