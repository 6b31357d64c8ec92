import { describe, expect, it } from 'vitest';
import { encodeRequest } from './encode-request.js';
import {
  encodeAttributes,
  encodeHandle,
  encodeName,
  encodeStatus,
  encodeVersion,
} from './encode-response.js';
import { EXTENSION_PAIRS, ExtensionName } from './extension-name.js';
import { ProtocolError } from './protocol-error.js';
import { RequestDecoder } from './request-decoder.js';
import { ResponseDecoder } from './response-decoder.js';

const CASES = 10_000;

/** The same numbers in every run (xorshift, 32 bits). */
function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const attrs = { size: 1, uid: 1, gid: 1, permissions: 0o644, atime: 1, mtime: 1 };
const extended = { ...attrs, extended: [{ name: 'n', data: Buffer.from('d') }] };
const zeros = Buffer.alloc(40);

const requests = [
  encodeRequest({ type: 'init', version: 3, extensions: EXTENSION_PAIRS }),
  encodeRequest({ type: 'open', id: 1, path: '/päth', pflags: 1, attrs: extended }),
  encodeRequest({ type: 'write', id: 2, handle: 'h', offset: 5, data: Buffer.from('data') }),
  encodeRequest({ type: 'rename', id: 3, oldPath: '/a', newPath: '/b' }),
  encodeRequest({ type: 'users-groups-by-id', id: 4, uids: [1, 2], gids: [3] }),
  ...Object.values(ExtensionName).map((name) =>
    encodeRequest({ type: 'unknown-extension', id: 5, name, payload: zeros }),
  ),
];

const responses = [
  encodeVersion(EXTENSION_PAIRS),
  encodeStatus(1, 4, 'message', 'en'),
  encodeHandle(2, 'h'),
  encodeAttributes(3, extended),
  encodeName(4, [{ filename: 'ä', longname: 'l', attrs }]),
];

/** One to three packets, of which some bytes are replaced, removed or inserted. */
function mutatedStream(packets: readonly Buffer[], random: (below: number) => number): Buffer {
  let stream = Buffer.concat(
    Array.from({ length: 1 + random(3) }, () => packets[random(packets.length)] ?? zeros),
  );
  for (let edits = random(5); edits > 0; edits--) {
    const at = random(stream.length);
    const inserted = Buffer.from(Array.from({ length: random(3) }, () => random(256)));
    stream = Buffer.concat([stream.subarray(0, at), inserted, stream.subarray(at + random(3))]);
  }
  return stream;
}

interface Decoder {
  push(chunk: Buffer): Iterable<unknown>;
}

/** What came out, and the code of the error that ended it; any other exception fails the test. */
function outcomeOf(decoder: Decoder, chunks: readonly Buffer[]): { packets: unknown[]; error?: string } {
  const packets: unknown[] = [];
  try {
    for (const chunk of chunks) for (const packet of decoder.push(chunk)) packets.push(packet);
    return { packets };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { packets, error: error.code };
  }
}

describe.each([
  ['requests', requests, () => new RequestDecoder()],
  ['responses', responses, () => new ResponseDecoder()],
] as const)('random %s', (_, packets, createDecoder) => {
  it('end in packets or a ProtocolError, the same however they are cut', () => {
    const random = seededRandom(20_251_121);
    const seen = { packets: 0, errors: 0 };
    for (let i = 0; i < CASES; i++) {
      const stream = i % 10 === 0 ? randomBytes(random) : mutatedStream(packets, random);
      const cut = random(stream.length + 1);
      const whole = outcomeOf(createDecoder(), [stream]);
      const parts = outcomeOf(createDecoder(), [stream.subarray(0, cut), stream.subarray(cut)]);
      expect(parts).toEqual(whole);
      seen.packets += whole.packets.length;
      if (whole.error !== undefined) seen.errors++;
    }
    // Both ways out were really taken.
    expect(seen.packets).toBeGreaterThan(CASES / 10);
    expect(seen.errors).toBeGreaterThan(CASES / 10);
  });
});

/** Noise in a frame of the right length, so that it reaches the decoder of some packet type. */
function randomBytes(random: (below: number) => number): Buffer {
  const body = Array.from({ length: 1 + random(60) }, () => random(256));
  body[0] = random(24);
  return Buffer.from([0, 0, 0, body.length, ...body]);
}
