import type { IncomingHttpHeaders } from 'node:http';
import { parseHttpDate } from './date.js';
import { type EntityTag, matchesStrongly, matchesWeakly, parseEntityTags } from './entity-tag.js';

/** What conditions are compared with: the present content. */
interface Validators {
  /** Opaque part of the strong entity tag. */
  readonly etag: string;
  readonly modifiedAt: Date;
}

/** The conditions of a request, read once (RFC 9110 §13.1). */
interface RequestConditions {
  readonly match: '*' | readonly EntityTag[] | undefined;
  readonly noneMatch: '*' | readonly EntityTag[] | undefined;
  /** Milliseconds. */
  readonly unmodifiedSince: number | undefined;
  /** Milliseconds. */
  readonly modifiedSince: number | undefined;
}

/** Returns undefined when the request has no conditions. @throws Problem invalid for malformed entity tags */
export function readConditions(headers: IncomingHttpHeaders): RequestConditions | undefined {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  const unmodifiedSince = headers['if-unmodified-since'];
  const modifiedSince = headers['if-modified-since'];
  if ((match ?? noneMatch ?? unmodifiedSince ?? modifiedSince) === undefined) return undefined;
  return {
    match: match === undefined ? undefined : parseEntityTags(match),
    noneMatch: noneMatch === undefined ? undefined : parseEntityTags(noneMatch),
    unmodifiedSince: unmodifiedSince === undefined ? undefined : parseHttpDate(unmodifiedSince),
    modifiedSince: modifiedSince === undefined ? undefined : parseHttpDate(modifiedSince),
  };
}

/** Decides a GET or HEAD in the order of RFC 9110 §13.2.2. */
export function evaluateRead(
  conditions: RequestConditions,
  current: Validators,
): 'proceed' | 'not_modified' | 'failed' {
  if (!holdsBefore(conditions, current)) return 'failed';
  if (conditions.noneMatch) {
    return matchesWeakly(conditions.noneMatch, current.etag) ? 'not_modified' : 'proceed';
  }
  if (conditions.modifiedSince === undefined) return 'proceed';
  return wholeSeconds(current.modifiedAt) <= conditions.modifiedSince ? 'not_modified' : 'proceed';
}

/** Whether a change may go on; `current` is undefined when there is nothing yet. */
export function holdsForChange(conditions: RequestConditions, current: Validators | undefined): boolean {
  if (!holdsBefore(conditions, current)) return false;
  return !(conditions.noneMatch && current && matchesWeakly(conditions.noneMatch, current.etag));
}

/** `If-Match`, or else `If-Unmodified-Since`: the caller's protection against changing what it has not seen. */
function holdsBefore(conditions: RequestConditions, current: Validators | undefined): boolean {
  if (conditions.match) return current !== undefined && matchesStrongly(conditions.match, current.etag);
  if (conditions.unmodifiedSince === undefined || !current) return true;
  return wholeSeconds(current.modifiedAt) <= conditions.unmodifiedSince;
}

/**
 * Whether a `Range` may be honoured (RFC 9110 §13.1.5). Only an equal strong tag says so: `Last-Modified` can be set by
 * clients and is no strong validator here.
 */
export function allowsRange(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange === `"${etag}"`;
}

/** HTTP dates have no fractions. */
function wholeSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000) * 1000;
}
