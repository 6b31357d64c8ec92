import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { parseAuthorization, refuseAmbiguousCredentials } from './credentials.js';

const basicOf = (text: string | Buffer) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('parseAuthorization', () => {
  test.each([
    ['a plain pair', 'alice:secret', 'alice', 'secret'],
    ['colons in the password', 'alice:a:b:c', 'alice', 'a:b:c'],
    ['UTF-8', 'zoë:pässwörd', 'zoë', 'pässwörd'],
    ['a decomposed login', 'zoe\u0308:x', 'zoë', 'x'],
    ['+ and / in base64', 'alice:\u00bf\u00be\u00ff>>>???', 'alice', '\u00bf\u00be\u00ff>>>???'],
    ['no login', ':secret', '', 'secret'],
    ['no password', 'alice:', 'alice', ''],
  ])('reads Basic with %s', (_what, pair, login, secret) => {
    expect(parseAuthorization(basicOf(pair))).toEqual({ kind: 'basic', login, secret });
  });

  test('the test above does have + and /', () => {
    expect(basicOf('alice:\u00bf\u00be\u00ff>>>???')).toMatch(/\+.*\/|\/.*\+/);
  });

  test.each(['basic', 'BASIC', 'Basic  '])('the scheme is %j in any case', (scheme) => {
    expect(parseAuthorization(basicOf('a:b').replace('Basic', scheme))).toMatchObject({ kind: 'basic' });
  });

  test('reads Bearer', () => {
    expect(parseAuthorization('Bearer patio_Abc123')).toEqual({ kind: 'bearer', secret: 'patio_Abc123' });
    expect(parseAuthorization('bearer a.b-c_d~e+f/g==')).toMatchObject({ secret: 'a.b-c_d~e+f/g==' });
  });

  test.each([
    '',
    'Basic',
    'Basic ',
    'Basic !!!!',
    'Basic YTpi YTpi',
    'Basic YTpi, Bearer x',
    basicOf('no colon'),
    basicOf(Buffer.from([0x61, 0x3a, 0xff])),
    'Bearer',
    'Bearer a b',
    'Bearer a, Bearer b',
    'Digest username="a"',
    'Negotiate abc',
  ])('understands nothing of %j', (header) => {
    expect(parseAuthorization(header)).toBeUndefined();
  });
});

describe('refuseAmbiguousCredentials', () => {
  const requestWith = (url: string, ...values: string[]) =>
    ({
      url,
      headers: values.length > 0 ? { authorization: values[0] } : {},
      rawHeaders: values.flatMap((value) => ['AUTHORIZATION', value]),
    }) as unknown as IncomingMessage;

  test('there may be one, or none', () => {
    refuseAmbiguousCredentials(requestWith('/dav/?x=access_token'));
    refuseAmbiguousCredentials(requestWith('/dav/', 'Bearer x'));
  });

  test.each([
    ['two headers', requestWith('/dav/', basicOf('a:b'), 'Bearer x')],
    ['the same header twice', requestWith('/dav/', 'Bearer x', 'Bearer x')],
    ['a token in the URL besides', requestWith('/dav/?access_token=x', 'Bearer x')],
    ['two in one header', requestWith('/dav/', `${basicOf('a:b')}, Bearer x`)],
    ['a token in the URL alone', requestWith('/dav/?a=b&access_token=x')],
  ])('refuses %s', (_what, request) => {
    expect(() => refuseAmbiguousCredentials(request)).toThrow(expect.objectContaining({ status: 400 }));
  });
});
