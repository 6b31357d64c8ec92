import type { IncomingHttpHeaders } from 'node:http';

/** What conditional headers are compared with: the current representation. */
interface Validators {
  /** Strong, without quotes. */
  readonly etag: string;
  readonly modifiedAt: Date;
}

type Outcome = 'perform' | 'not_modified' | 'failed';

/**
 * Evaluates If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since in the order that the standard demands.
 * `current` is undefined where there is nothing.
 * @see RFC 9110 §13.2.2
 */
export function evaluateConditions(
  headers: IncomingHttpHeaders,
  current: Validators | undefined,
  isRead: boolean,
): Outcome {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (!matchesStrongly(ifMatch, current)) return 'failed';
  } else if (modifiedAfter(headers['if-unmodified-since'], current) === true) {
    return 'failed';
  }
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) {
    if (matchesWeakly(ifNoneMatch, current)) return isRead ? 'not_modified' : 'failed';
  } else if (isRead && modifiedAfter(headers['if-modified-since'], current) === false) {
    return 'not_modified';
  }
  return 'perform';
}

/** Whether a request has any header that {@link evaluateConditions} looks at for a change. */
export function hasConditions(headers: IncomingHttpHeaders): boolean {
  return (
    headers['if-match'] !== undefined ||
    headers['if-none-match'] !== undefined ||
    headers['if-unmodified-since'] !== undefined
  );
}

/**
 * Whether a `Range` is to be obeyed, as `If-Range` (RFC 9110 §13.1.5) has it: only for exactly this representation. No date tells that
 * (§8.8.2.2): clients set times, and a file may change twice in a second.
 */
export function rangeApplies(ifRange: string | undefined, { etag }: Validators): boolean {
  return ifRange === undefined || ifRange.trim() === `"${etag}"`;
}

const entityTag = /(W\/)?"([^"]*)"/g;

function matchesStrongly(header: string, current: Validators | undefined): boolean {
  if (!current) return false;
  if (header.trim() === '*') return true;
  return [...header.matchAll(entityTag)].some(([, weak, tag]) => !weak && tag === current.etag);
}

function matchesWeakly(header: string, current: Validators | undefined): boolean {
  if (!current) return false;
  if (header.trim() === '*') return true;
  return [...header.matchAll(entityTag)].some(([, , tag]) => tag === current.etag);
}

/** undefined: the condition is to be ignored (no or no valid date, or nothing to compare). */
function modifiedAfter(header: string | undefined, current: Validators | undefined): boolean | undefined {
  const since = header === undefined ? undefined : parseHttpDate(header);
  if (since === undefined || !current) return undefined;
  return wholeSeconds(current.modifiedAt) > since;
}

const httpDate =
  /^(?:\w+, \d\d[ -]\w{3}[ -]\d{2,4} \d\d:\d\d:\d\d GMT|(\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}))$/;

/** Milliseconds since the epoch of a date in any of the three forms of RFC 9110 §5.6.7. */
function parseHttpDate(text: string): number | undefined {
  const match = httpDate.exec(text.trim());
  if (!match) return undefined;
  const time = Date.parse(match[1] ? `${match[1]} GMT` : text);
  return Number.isNaN(time) ? undefined : time;
}

function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}
