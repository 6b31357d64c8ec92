import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Problem } from '../problem.js';
import { readCredentials } from './credentials.js';

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

function refusal(...of: Parameters<typeof request>): Problem {
  try {
    readCredentials(request(...of));
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('It was not refused.');
}

describe('Bearer', () => {
  test.each(['Bearer patio_abc', 'bearer patio_abc', 'BEARER   patio_abc '])('%s', (header) => {
    expect(readCredentials(request(header))).toEqual({ kind: 'bearer', secret: 'patio_abc' });
  });

  test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer ä', 'Bearer "a"'])('%s is malformed', (header) => {
    const { status, headers } = refusal(header);
    expect(status).toBe(401);
    expect(headers['WWW-Authenticate']).toContain('Bearer realm="Patio", error="invalid_token"');
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
    expect(readCredentials(request(basic(text)))).toEqual({ kind: 'basic', login, secret });
  });

  test('base64 with + and /, with and without padding', () => {
    const encoded = basic('a?>:û?>ÿ');
    expect(encoded).toMatch(/[+/]/);
    const expected = { kind: 'basic', login: 'a?>', secret: 'û?>ÿ' };
    expect(readCredentials(request(encoded))).toEqual(expected);
    expect(readCredentials(request(encoded.replace(/=+$/, '')))).toEqual(expected);
  });

  test.each(['Basic', 'Basic !!!', 'Basic YWxpY2U=', 'Basic YWxpY2U6 c2VjcmV0', 'Basic /////w=='])(
    '%s is malformed',
    (header) => {
      expect(refusal(header)).toMatchObject({ code: 'unauthenticated', status: 401 });
    },
  );
});

test('no credentials, or a scheme we do not know: both challenges and no error code', () => {
  const challenges = ['Bearer realm="Patio"', 'Basic realm="Patio", charset="UTF-8"'];
  expect(refusal(undefined).headers['WWW-Authenticate']).toEqual(challenges);
  expect(refusal('Digest username="alice"').headers['WWW-Authenticate']).toEqual(challenges);
});

describe('two credentials in one request are 400', () => {
  test.each<Parameters<typeof request>>([
    ['Bearer patio_abc', '/', 2],
    ['Bearer patio_abc, Basic YTpi'],
    ['Bearer patio_abc', '/?access_token=x'],
    [undefined, '/api/v1/nodes?path=/a&ACCESS_TOKEN=x'],
    [undefined, '/?access_token'],
  ])('%s %s %s', (...of) => {
    const { status, headers } = refusal(...of);
    expect(status).toBe(400);
    expect(headers['WWW-Authenticate']).toContain('Bearer realm="Patio", error="invalid_request"');
  });

  test('a path that merely speaks of it is not', () => {
    expect(
      readCredentials(request('Bearer a', '/api/v1/files/a&access_token=x?cursor=access_token')),
    ).toBeDefined();
  });
});
