import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type Authorization, readAuthorization } from './authorization.js';

function request(authorization: string | undefined, url = '/api/v1/me', copies = 1): IncomingMessage {
  const rawHeaders = ['Host', 'localhost'];
  if (authorization !== undefined) {
    for (let copy = 0; copy < copies; copy += 1) rawHeaders.push('AUTHORIZATION', authorization);
  }
  return { url, headers: { authorization }, rawHeaders } as unknown as IncomingMessage;
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

function credentials(...of: Parameters<typeof request>) {
  const read = readAuthorization(request(...of));
  return 'credentials' in read ? read.credentials : undefined;
}

function problem(...of: Parameters<typeof request>): Extract<Authorization, { problem: string }>['problem'] {
  const read = readAuthorization(request(...of));
  if ('credentials' in read) throw new Error('It was read.');
  expect(read.detail).not.toBe('');
  return read.problem;
}

describe('Bearer', () => {
  test.each(['Bearer patio_abc', 'bearer patio_abc', 'BEARER   patio_abc '])('%s', (header) => {
    expect(credentials(header)).toEqual({ kind: 'bearer', secret: 'patio_abc' });
  });

  test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer ä', 'Bearer "a"'])('%s is malformed', (header) => {
    expect(problem(header)).toBe('malformed');
  });
});

describe('Basic', () => {
  test.each([
    ['alice:secret', 'alice', 'secret'],
    ['alice:se:cr:et', 'alice', 'se:cr:et'],
    ['alice:', 'alice', ''],
    [':secret', '', 'secret'],
    ['zoë:schlüssel', 'zoë', 'schlüssel'],
    ['zoe\u0308:x', 'zoë', 'x'],
    ['~~~>>>???:>>>???~', '~~~>>>???', '>>>???~'],
  ])('%s', (text, login, secret) => {
    expect(credentials(basic(text))).toEqual({ kind: 'basic', login, secret });
  });

  test('base64 with + and /, with and without padding', () => {
    const encoded = basic('a?>:û?>ÿ');
    expect(encoded).toMatch(/[+/]/);
    const expected = { kind: 'basic', login: 'a?>', secret: 'û?>ÿ' };
    expect(credentials(encoded)).toEqual(expected);
    expect(credentials(encoded.replace(/=+$/, ''))).toEqual(expected);
  });

  test.each(['Basic', 'Basic !!!', 'Basic YWxpY2U=', 'Basic YWxpY2U6 c2VjcmV0', 'Basic /////w=='])(
    '%s is malformed',
    (header) => {
      expect(problem(header)).toBe('malformed');
    },
  );
});

test('no credentials, or a scheme that is not known', () => {
  expect(problem(undefined)).toBe('none');
  expect(problem('Digest username="alice"')).toBe('unknown');
  expect(problem('')).toBe('unknown');
});

describe('two credentials in one request are ambiguous', () => {
  test.each<Parameters<typeof request>>([
    ['Bearer patio_abc', '/', 2],
    ['Bearer patio_abc, Basic YTpi'],
    ['Basic YTpi, Bearer patio_abc'],
    ['Bearer patio_abc', '/?access_token=x'],
    [undefined, '/api/v1/nodes?path=/a&ACCESS_TOKEN=x'],
    [undefined, '/?access_token'],
  ])('%s %s %s', (...of) => {
    expect(problem(...of)).toBe('ambiguous');
  });

  test('a path that merely speaks of it is not', () => {
    expect(credentials('Bearer a', '/api/v1/files/a&access_token=x?cursor=access_token')).toBeDefined();
  });
});
