import { badRequest, HttpError } from '../errors.js';

/** The one media type of a PATCH here. @see https://sabre.io/dav/http-patch/ */
export const partialUpdateType = 'application/x-sabredav-partialupdate';

/** Where a partial update puts its bytes: behind the end, from a byte on, or over the last bytes and on from there. */
export type UpdateRange =
  | { readonly kind: 'append' }
  | { readonly kind: 'from'; readonly start: number }
  | { readonly kind: 'last'; readonly lengthBytes: number };

const range = /^bytes=(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))$/i;

/**
 * Reads `X-Update-Range`: `append`, `bytes=2-5` (both ends included), `bytes=2-` or `bytes=-4`.
 * @param lengthBytes how many bytes come
 * @throws HttpError 400 when it is missing or malformed, 416 when its ends do not fit each other or the bytes that come
 * @see https://sabre.io/dav/http-patch/
 */
export function parseUpdateRange(header: string | undefined, lengthBytes: number): UpdateRange {
  const text = header?.trim() ?? '';
  if (/^append$/i.test(text)) return { kind: 'append' };
  const match = range.exec(text);
  if (!match) throw badRequest('The X-Update-Range header is missing or malformed.');
  const [, first, last, suffix] = match;
  if (suffix !== undefined) {
    if (Number(suffix) === 0) throw new HttpError(416, 'The last 0 bytes are no range.');
    return { kind: 'last', lengthBytes: Number(suffix) };
  }
  const start = Number(first);
  if (last !== undefined && Number(last) - start + 1 !== lengthBytes) {
    throw new HttpError(416, 'The range is not as long as the content.');
  }
  return { kind: 'from', start };
}

/** The position of the first byte in a file of `sizeBytes`. It may lie behind the end. */
export function positionIn(update: UpdateRange, sizeBytes: number): number {
  switch (update.kind) {
    case 'append':
      return sizeBytes;
    case 'from':
      return update.start;
    case 'last':
      return Math.max(0, sizeBytes - update.lengthBytes);
  }
}
