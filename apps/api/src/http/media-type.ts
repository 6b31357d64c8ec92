// Other packages compile this file too, without knowing of the declaration.
/// <reference path="./mime-types.d.ts" />
import { lookup } from 'mime-types';

/** The media type that a file's name suggests; the content is never looked at. */
export function mediaTypeOf(name: string): string {
  return lookup(name) || 'application/octet-stream';
}
