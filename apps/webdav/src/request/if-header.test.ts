import { describe, expect, test } from 'vitest';
import { holds, parseIfHeader, type ResourceState, submittedTokens } from './if-header.js';

describe('parseIfHeader', () => {
  test('reads lists without a tag', () => {
    expect(parseIfHeader('(<urn:a> ["etag"]) (Not <urn:b>)')).toEqual([
      {
        resource: undefined,
        conditions: [
          { negated: false, kind: 'token', value: 'urn:a' },
          { negated: false, kind: 'etag', value: 'etag' },
        ],
      },
      { resource: undefined, conditions: [{ negated: true, kind: 'token', value: 'urn:b' }] },
    ]);
  });

  test('reads lists after tags, several to a tag', () => {
    const header = parseIfHeader('<http://h/dav/a> (<urn:a>) (["x"]) </dav/b> (<urn:b>)');
    expect(header.map(({ resource }) => resource)).toEqual(['http://h/dav/a', 'http://h/dav/a', '/dav/b']);
  });

  test('reads what clients write without or with much space', () => {
    const tight = parseIfHeader('<http://h/dav/a>(Not<urn:a>["e"])');
    expect(parseIfHeader('  <http://h/dav/a>  ( not\t<urn:a>  [ "e" ] )  ')).toEqual(tight);
    expect(tight[0]?.conditions).toEqual([
      { negated: true, kind: 'token', value: 'urn:a' },
      { negated: false, kind: 'etag', value: 'e' },
    ]);
  });

  test('keeps brackets and parentheses in entity tags and tokens', () => {
    expect(parseIfHeader('(["a)](b"] <urn:x(1)>)')[0]?.conditions.map(({ value }) => value)).toEqual([
      'a)](b',
      'urn:x(1)',
    ]);
  });

  test.each([
    '',
    'x',
    '()',
    '(<urn:a>',
    '<urn:a>)',
    '(<urn:a>))',
    '<http://h/a>',
    '<http://h/a> <http://h/b> (<urn:a>)',
    '(<urn:a>) <http://h/b>',
    '(Not)',
    '(Not Not <urn:a>)',
    '(Nothing <urn:a>)',
    '(urn:a)',
    '(["a)',
    '([a])',
    '((<urn:a>))',
    `${'(<urn:a>)'.repeat(101)}`,
  ])('refuses %j', (text) => {
    expect(() => parseIfHeader(text)).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('is not slowed down by hostile input', () => {
    const before = process.cpuUsage();
    for (const text of [
      '('.repeat(30_000),
      '(<'.repeat(15_000),
      `(${'["'.repeat(15_000)}`,
      ' '.repeat(30_000),
    ]) {
      expect(() => parseIfHeader(text)).toThrow();
    }
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});

test('submittedTokens are those of all conditions, negated or not', () => {
  const header = parseIfHeader('(<urn:a> ["e"]) (Not <DAV:no-lock>) </dav/b> (<urn:b>)');
  expect([...submittedTokens(header)]).toEqual(['urn:a', 'DAV:no-lock', 'urn:b']);
});

describe('holds', () => {
  const states: Record<string, ResourceState> = {
    own: { etag: 'now', lockTokens: new Set(['urn:a', 'urn:shared']) },
    '/dav/b': { etag: 'other', lockTokens: new Set(['urn:b']) },
    '/dav/none': { etag: undefined, lockTokens: new Set() },
  };
  const stateOf = (resource = 'own') => states[resource] as ResourceState;

  test.each([
    ['(<urn:a>)', true],
    ['(<urn:x>)', false],
    ['(<urn:a> <urn:shared>)', true],
    ['(<urn:a> ["now"])', true],
    ['(<urn:a> ["old"])', false],
    ['(<urn:x>) (["now"])', true],
    ['(Not <urn:x>)', true],
    ['(Not <urn:a>)', false],
    ['(Not ["old"] <urn:a>)', true],
    ['(<DAV:no-lock>)', false],
    ['(<urn:x>) (Not <DAV:no-lock>)', true],
    ['([W/"now"])', false],
    ['(Not [W/"now"])', true],
    ['</dav/b> (<urn:b> ["other"])', true],
    ['</dav/b> (<urn:a>)', false],
    ['</dav/b> (<urn:a>) </dav/none> (Not <urn:a>)', true],
    ['</dav/none> (["now"])', false],
  ])('%s: %j', (text, expected) => {
    expect(holds(parseIfHeader(text), stateOf)).toBe(expected);
  });
});
