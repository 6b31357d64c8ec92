import { InvalidArgumentError } from 'commander';

const secondsPerUnit = { s: 1, m: 60, h: 3600, d: 86_400 };
const maxSeconds = 36_500 * secondsPerUnit.d;

/** Reads `90s`, `15m`, `12h` or `20d`. @returns whole seconds */
export function parseDuration(text: string): number {
  const [, digits, unit] = /^(\d{1,10})([smhd])$/.exec(text) ?? [];
  const seconds = Number(digits) * secondsPerUnit[unit as keyof typeof secondsPerUnit];
  if (seconds >= 1 && seconds <= maxSeconds) return seconds;
  throw new InvalidArgumentError(
    'A duration is a whole number with a unit, s, m, h or d, from 1s to 36500d: 20d is twenty days.',
  );
}

/** Reads seconds (`600`) or a duration (`10m`). @returns whole seconds */
export function parseSecondsOrDuration(text: string): number {
  if (/^\d+$/.test(text)) return parseDuration(`${text}s`);
  return parseDuration(text);
}
