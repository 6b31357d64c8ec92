import { PatError } from '../shared/errors.js';
import type { TokenRequest } from './types.js';

const maxNameCharacters = 100;
const maxWindowSeconds = 10 * 365 * 24 * 60 * 60;
const latestExpiry = Date.UTC(9999, 11, 31);
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the forbidden control characters is the point
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/**
 * The stored form of a token's name: trimmed, 1 to 100 characters, none of them a control character.
 * @throws invalid
 */
export function normalizeTokenName(text: string): string {
  const name = text.normalize('NFC').trim();
  const length = [...name].length;
  if (length === 0 || length > maxNameCharacters || controlCharacters.test(name)) {
    throw new PatError(
      'invalid',
      `The name of a token has 1 to ${maxNameCharacters} characters, none of them a control character.`,
      { field: 'name' },
    );
  }
  return name;
}

/** Checks how long a requested token is to live. @throws invalid with the reason */
export function checkLifetime({ expiresAt, autoRefreshSeconds }: TokenRequest, now: number): void {
  if (expiresAt !== undefined) {
    const instant = expiresAt.getTime();
    if (!(instant > now))
      throw new PatError('invalid', 'The expiry of a token must lie in the future.', { field: 'expiresAt' });
    if (instant > latestExpiry)
      throw new PatError('invalid', 'The expiry of a token lies before the year 10000.', {
        field: 'expiresAt',
      });
  }
  if (autoRefreshSeconds !== undefined) {
    const inRange = autoRefreshSeconds >= 1 && autoRefreshSeconds <= maxWindowSeconds;
    if (!Number.isInteger(autoRefreshSeconds) || !inRange) {
      throw new PatError(
        'invalid',
        `The auto-refresh window is a whole number of seconds from 1 to ${maxWindowSeconds} (ten years).`,
        { field: 'autoRefreshSeconds' },
      );
    }
  }
}
