import { describe, expect, it } from 'vitest';
import { endOf, isUseDue, type Lifetime, statusAt } from './lifetime.js';

const created = Date.UTC(2030, 0, 1);
const at = (seconds: number) => new Date(created + seconds * 1000);

function token(changes: Partial<Lifetime>): Lifetime {
  return {
    createdAt: at(0),
    expiresAt: undefined,
    autoRefreshSeconds: undefined,
    lastUsedAt: undefined,
    revokedAt: undefined,
    ...changes,
  };
}

describe('endOf and statusAt', () => {
  it.each<[string, Partial<Lifetime>, number | undefined]>([
    ['never', {}, undefined],
    ['never, whenever it was used', { lastUsedAt: at(5000) }, undefined],
    ['at the hard limit', { expiresAt: at(100) }, 100],
    ['at the hard limit, however used', { expiresAt: at(100), lastUsedAt: at(99) }, 100],
    ['N seconds after creation when never used', { autoRefreshSeconds: 600 }, 600],
    ['N seconds after the last use', { autoRefreshSeconds: 600, lastUsedAt: at(1000) }, 1600],
    ['at the window when that is earlier', { autoRefreshSeconds: 600, expiresAt: at(700) }, 600],
    [
      'at the cap when that is earlier',
      { autoRefreshSeconds: 600, expiresAt: at(700), lastUsedAt: at(500) },
      700,
    ],
    ['at the cap when both fall together', { autoRefreshSeconds: 600, expiresAt: at(600) }, 600],
  ])('ends %s', (_, changes, seconds) => {
    const subject = token(changes);
    if (seconds === undefined) {
      expect(endOf(subject)).toBeUndefined();
      expect(statusAt(subject, Number.MAX_SAFE_INTEGER)).toBe('active');
      return;
    }
    const end = at(seconds).getTime();
    expect(endOf(subject)).toBe(end);
    expect(statusAt(subject, end - 1)).toBe('active');
    expect(statusAt(subject, end)).toBe('expired');
  });

  it('is revoked whatever else holds', () => {
    expect(statusAt(token({ revokedAt: at(1) }), at(0).getTime())).toBe('revoked');
    expect(statusAt(token({ revokedAt: at(1), expiresAt: at(2) }), at(3).getTime())).toBe('revoked');
  });
});

describe('isUseDue', () => {
  it.each<[string, number | undefined, number]>([
    ['1 % of a window of ten minutes', 600, 6000],
    ['1 % of a window of one second', 1, 10],
    ['a minute for a window of a day', 86_400, 60_000],
    ['a minute without a window', undefined, 60_000],
  ])('waits %s', (_, autoRefreshSeconds, granularityMs) => {
    const subject = token({ autoRefreshSeconds, lastUsedAt: at(0) });
    expect(isUseDue(subject, created + granularityMs - 1)).toBe(false);
    expect(isUseDue(subject, created + granularityMs)).toBe(true);
  });

  it('writes the first use at once', () => {
    expect(isUseDue(token({}), created)).toBe(true);
    expect(isUseDue(token({ autoRefreshSeconds: 600 }), created)).toBe(true);
  });
});
