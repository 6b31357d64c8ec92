import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { consoleCookies } from './cookies.js';
import { requireSameOrigin } from './same-origin.js';

const host = 'files.example.org';
const own = { 'patio-console': '1', host };
const check = (method: string, headers: Record<string, string>, publicUrl?: string) => () =>
  requireSameOrigin({ method, headers } as unknown as IncomingMessage, publicUrl);

test.each<[string, Record<string, string>, string | undefined]>([
  ['GET', { host }, undefined],
  ['GET', { host, 'sec-fetch-site': 'none' }, undefined],
  ['POST', own, undefined],
  ['POST', { ...own, 'sec-fetch-site': 'same-origin', origin: `https://${host}` }, undefined],
  ['POST', { ...own, host: '127.0.0.1:8080', origin: `https://${host}` }, `https://${host}`],
])('%s %j comes from our own pages', (...of) => {
  expect(check(...of)).not.toThrow();
});

test.each<[string, Record<string, string>, string | undefined]>([
  ['POST', { host }, undefined],
  ['POST', { ...own, 'sec-fetch-site': 'none' }, undefined],
  ['DELETE', { ...own, 'sec-fetch-site': 'same-site' }, undefined],
  ['GET', { host, 'sec-fetch-site': 'cross-site' }, undefined],
  ['POST', { ...own, origin: `https://evil.${host}` }, undefined],
  ['POST', { ...own, origin: `https://${host}.evil.example` }, undefined],
  ['POST', { ...own, origin: `http://${host}` }, `https://${host}`],
  ['POST', { ...own, origin: 'null' }, undefined],
])('%s %j does not', (...of) => {
  expect(check(...of)).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

test('cookies are as narrow as the connection lets them be', () => {
  const { session, signIn } = consoleCookies(true);
  expect(session.set('x', 60)).toBe(
    '__Host-patio_session=x; Max-Age=60; Path=/; HttpOnly; SameSite=Strict; Secure',
  );
  expect(signIn.clear()).toBe('__Host-patio_sign_in=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure');
  const request = {
    headers: { cookie: 'a=b; patio_session=no; __Host-patio_session=yes' },
  } as IncomingMessage;
  expect(session.read(request)).toBe('yes');
  expect(consoleCookies(false).session.read(request)).toBe('no');
});
