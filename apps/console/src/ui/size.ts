const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** "1.5 MB", with thousands as people count them. */
export function size(bytes: number): string {
  if (bytes === 1) return '1 byte';
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const count = bytes / 1000 ** power;
  return `${power === 0 ? count : count.toFixed(count < 10 ? 1 : 0)} ${units[power]}`;
}
