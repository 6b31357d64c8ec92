import type { ByteReader } from './byte-reader.js';

/** A name with data: what INIT and VERSION list, and what extended attributes are made of. */
export interface ExtensionPair {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * How many pairs one packet may list. Nobody sends more than a dozen, and a packet of nothing but empty pairs would
 * otherwise become objects of twenty times its size.
 */
export const MAX_PAIRS = 64;

/** Reads one pair where the reader stands. */
export function readPair(reader: ByteReader): ExtensionPair {
  return { name: reader.binary(), data: reader.bytes() };
}

/** Reads the pairs that fill the rest of an INIT or VERSION; what follows the first 64 is ignored. */
export function readTrailingPairs(reader: ByteReader): ExtensionPair[] {
  const pairs: ExtensionPair[] = [];
  while (reader.remainingBytes > 0 && pairs.length < MAX_PAIRS) pairs.push(readPair(reader));
  return pairs;
}
