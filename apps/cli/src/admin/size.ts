import { InvalidArgumentError } from 'commander';

const units = ['', 'K', 'M', 'G', 'T'];

/** Reads `500M`, `10G`, `1.5T` or a number of bytes, in powers of 1024; `none` is no limit. @returns whole bytes, or null */
export function parseSize(text: string): number | null {
  if (text === 'none') return null;
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,3})?)([KMGT]?)(?:iB|B)?$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(digits) * 1024 ** units.indexOf((unit ?? '').toUpperCase()));
  if (Number.isSafeInteger(bytes)) return bytes;
  throw new InvalidArgumentError('A size is a number with a unit, K, M, G or T, as 10G; none is no limit.');
}

/** As {@link parseSize} reads it, to one decimal place. */
export function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return unit === 0 ? `${bytes}` : `${Number(value.toFixed(1))}${units[unit]}`;
}
