const day = 86_400;
const units = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', 3600],
  ['minute', 60],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** "5 minutes ago", "in 3 days". */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : 'just now';
}

/** "22 Nov 2026, 00:15", where the browser is. */
export function exactly(instant: string): string {
  return absolute.format(new Date(instant));
}

/** "30 days", "10 minutes": in the largest unit that gives a whole number. */
export function duration(seconds: number): string {
  const unit = units.slice(2).find(([, length]) => seconds % length === 0) ?? (['second', 1] as const);
  const count = seconds / unit[1];
  return `${count} ${unit[0]}${count === 1 ? '' : 's'}`;
}

const precise = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** {@link exactly}, to the second. */
export function clock(instant: string): string {
  return precise.format(new Date(instant));
}
