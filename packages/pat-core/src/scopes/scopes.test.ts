import { describe, expect, it } from 'vitest';
import { formatScopes, parseScopes } from './scopes.js';

const id = '6f9619ff-8b86-4011-b42d-00cf4fc964ff';
const other = '7f9619ff-8b86-4011-b42d-00cf4fc964ff';

describe('parseScopes', () => {
  it('takes no strings for no limit', () => {
    expect(parseScopes([])).toBeUndefined();
  });

  it.each([
    ['r', 1],
    ['w', 2],
    ['rw', 3],
  ])('reads the permission %s', (permission, right) => {
    expect(parseScopes([`node:${id}:${permission}`])?.nodes.get(id as never)).toBe(right);
  });

  it('takes a repeated UUID, in any letter case, for the union', () => {
    expect(formatScopes(parseScopes([`node:${id}:r`, `node:${id.toUpperCase()}:w`]))).toEqual([
      `node:${id}:rw`,
    ]);
  });

  it('keeps the named scopes beside the nodes', () => {
    expect(formatScopes(parseScopes(['profile', `node:${other}:w`, `node:${id}:r`, 'openid']))).toEqual([
      `node:${id}:r`,
      `node:${other}:w`,
      'openid',
      'profile',
    ]);
  });

  it.each([
    [`node:${id}`, 'neither'],
    [`node:${id}:r:w`, 'neither'],
    [`file:${id}:r`, 'neither'],
    ['', 'neither'],
    ['Profile', 'neither'],
    ['node:1234:r', 'not a UUID'],
    [`node:${id}x:r`, 'not a UUID'],
    [`node:${id}:wr`, 'not r, w or rw'],
    [`node:${id}:write`, 'not r, w or rw'],
    [`node:${id}:edit`, 'not r, w or rw'],
    [`node:${id}:R`, 'not r, w or rw'],
    [`node:${id}:`, 'not r, w or rw'],
    [`node:${id}:constructor`, 'not r, w or rw'],
  ])('refuses %j and says why', (scope, reason) => {
    expect(() => parseScopes([scope])).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(reason) }),
    );
  });
});
