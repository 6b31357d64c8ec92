import { describe, expect, it } from 'vitest';
import { covers, normalizeNetwork, readNetworks } from './networks.js';

describe('normalizeNetwork', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:0::/32', '2001:db8::/32'],
    ['::1', '::1/128'],
    ['::/0', '::/0'],
    ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  ])('%s is %s', (text, canonical) => {
    expect(normalizeNetwork(text)).toBe(canonical);
    expect(normalizeNetwork(canonical)).toBe(canonical);
  });

  it.each([
    '',
    'localhost',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.1/8',
    '10.0.0',
    '010.0.0.1',
    '0x7f.1',
    '2001:db8::1/32',
    '::1/129',
    'fe80::1%eth0',
    '::ffff:10.0.0.0/64',
    ' 10.0.0.0/8',
    '10.0.0.0/8\n',
    '1'.repeat(10_000),
  ])('refuses %j', (text) => {
    expect(() => normalizeNetwork(text)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});

describe('readNetworks', () => {
  const networks = readNetworks(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7/32']);

  it.each([
    '10.0.0.0',
    '10.255.255.255',
    '::ffff:10.1.2.3',
    '2001:db8::1',
    '2001:db8:ffff::%eth0',
    '192.0.2.7',
  ])('have %s', (address) => expect(networks.contain(address)).toBe(true));

  it.each([
    '11.0.0.0',
    '9.255.255.255',
    '::ffff:11.0.0.1',
    '2001:db9::1',
    '192.0.2.8',
    '::',
    '',
    'unknown',
    '::a00:1',
  ])('have not %s', (address) => expect(networks.contain(address)).toBe(false));
});

it.each([
  [['10.0.0.0/8'], '10.1.0.0/16', true],
  [['10.0.0.0/8'], '10.0.0.0/8', true],
  [['10.1.0.0/16'], '10.0.0.0/8', false],
  [['10.0.0.0/8', '::/0'], '2001:db8::/32', true],
  [['0.0.0.0/0'], '::/0', false],
  [['::/0'], '10.0.0.0/8', false],
])('%s cover %s: %s', (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});
