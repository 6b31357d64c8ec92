import { readAuthorization } from '@patio/http-door';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HttpError } from '../errors.js';
import { readLockinfo } from '../properties/lockinfo-request.js';
import { readPropfind } from '../properties/propfind-request.js';
import { readProppatch } from '../properties/proppatch-request.js';
import { Adler32 } from '../request/adler32.js';
import { parseChecksum } from '../request/checksum.js';
import { evaluateConditions, rangeApplies } from '../request/conditional.js';
import {
  parseDepth,
  parseLength,
  parseLockToken,
  parseModificationTime,
  parseOverwrite,
  parseTimeout,
} from '../request/headers.js';
import { holds, parseIfHeader, submittedTokens } from '../request/if-header.js';
import { resolveRanges } from '../request/ranges.js';
import { parseDestination } from '../request/resource-url.js';
import { decodePath, parseTarget } from '../request/target.js';
import { parseUpdateRange, positionIn } from '../request/update-range.js';
import { serializeElement } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';
import { documents } from './documents.js';
import { dates, depths, entityTags, ifHeaders, printable, ranges } from './header-values.js';
import { seeded } from './seeded.js';

/** What `parse` returns; undefined when it refuses its input, which it may only do as an answer to the client. */
function accepted<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    expect(error).toBeInstanceOf(HttpError);
    expect((error as HttpError).status).toBeGreaterThanOrEqual(400);
    expect((error as HttpError).status).not.toBe(500);
    return undefined;
  }
}

const urls = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .array(
      fc.constantFrom('/', '%2F', '..', '.', 'a', '%zz', '%00', '%c3%bc', '%ff', '?', '#', '\\', 'dav', 'ü'),
      { maxLength: 8 },
    )
    .map((parts) => `/${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

test('URLs are refused or become clean names', () => {
  fc.assert(
    fc.property(urls, (url) => {
      accepted(() => parseTarget(url, 'GET'));
      accepted(() => parseDestination(url, new Set(['a.example'])));
      const place = accepted(() => decodePath(url));
      for (const name of place?.names ?? []) {
        expect(name).not.toMatch(/^(\.{0,2})$|[/\0]/);
        expect(name).toBe(name.normalize('NFC'));
      }
    }),
    seeded(1500),
  );
});

test('every legal name survives being encoded and decoded', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => text.normalize('NFC'))
    .filter((text) => !/[\p{Cc}/\ufffd]/u.test(text) && text.isWellFormed() && !/^\.{1,2}$/.test(text));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.boolean(), (names, endsInSlash) => {
      const path = `/${names.map(encodeURIComponent).join('/')}${endsInSlash ? '/' : ''}`;
      expect(decodePath(path)).toEqual({ names, endsInSlash });
    }),
    seeded(1000),
  );
});

test('If headers are refused or can be evaluated', () => {
  fc.assert(
    fc.property(ifHeaders, fc.boolean(), (text, locked) => {
      const header = accepted(() => parseIfHeader(text));
      if (!header) return;
      const tokens = submittedTokens(header);
      const state = { etag: locked ? 'e' : undefined, lockTokens: locked ? tokens : new Set<string>() };
      const expected = header.some(({ conditions }) =>
        conditions.every(
          ({ kind, value, negated }) => (kind === 'token' ? locked : locked && value === 'e') !== negated,
        ),
      );
      expect(holds(header, () => state)).toBe(expected);
    }),
    seeded(1500),
  );
});

test('ranges are exactly the bytes that they name', () => {
  fc.assert(
    fc.property(ranges, fc.nat(10), (header, sizeBytes) => {
      const resolved = resolveRanges(header, sizeBytes);
      if (resolved === 'whole' || resolved === 'unsatisfiable') return;
      const named = new Set<number>();
      for (const spec of header.replace(/^bytes\s*=/i, '').split(',')) {
        const [first = '', last = ''] = spec.trim().split('-');
        for (let byte = 0; byte < sizeBytes; byte += 1) {
          const isNamed =
            first === ''
              ? byte >= sizeBytes - Number(last)
              : byte >= Number(first) && (last === '' || byte <= Number(last));
          if (isNamed) named.add(byte);
        }
      }
      const covered = resolved.flatMap(({ start, end }) =>
        Array.from({ length: end - start + 1 }, (_, index) => start + index),
      );
      expect([...covered].sort((a, b) => a - b)).toEqual([...named].sort((a, b) => a - b));
    }),
    seeded(1000),
  );
});

test('update ranges are refused or begin at a position', () => {
  fc.assert(
    fc.property(ranges, fc.nat(6), fc.nat(10), (header, lengthBytes, sizeBytes) => {
      const update = accepted(() => parseUpdateRange(header, lengthBytes));
      if (!update) return;
      const position = positionIn(update, sizeBytes);
      expect(Number.isSafeInteger(position) && position >= 0).toBe(true);
      if (update.kind !== 'from') expect(position).toBeLessThanOrEqual(sizeBytes);
    }),
    seeded(500),
  );
});

test('single headers are refused or understood', () => {
  const parsers = [
    parseDepth,
    parseOverwrite,
    parseTimeout,
    parseLockToken,
    parseModificationTime,
    parseLength,
    parseChecksum,
    (authorization: string) => readAuthorization({ url: '/', headers: { authorization }, rawHeaders: [] }),
  ];
  const values = fc.oneof(
    printable,
    depths,
    dates,
    entityTags,
    ranges,
    fc.base64String().map((text) => `Basic ${text}`),
  );
  fc.assert(
    fc.property(values, (value) => {
      for (const parse of parsers) accepted(() => parse(value));
      accepted(() => rangeApplies(value, { etag: 'e', modifiedAt: new Date(0) }));
    }),
    seeded(1000),
  );
});

test('conditional headers have one outcome, and reads and changes agree on what failed', () => {
  const headers = fc.record(
    {
      'if-match': fc.oneof(entityTags, printable),
      'if-none-match': fc.oneof(entityTags, printable),
      'if-modified-since': dates,
      'if-unmodified-since': dates,
    },
    { requiredKeys: [] },
  );
  const current = fc.option(
    fc.record({ etag: fc.constantFrom('e', 'f'), modifiedAt: fc.date({ noInvalidDate: true }) }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(headers, current, (sent, found) => {
      const read = evaluateConditions(sent, found, true);
      const change = evaluateConditions(sent, found, false);
      expect(change).not.toBe('not_modified');
      if (read === 'failed') expect(change).toBe('failed');
      if (read === 'perform') expect(change).toBe('perform');
    }),
    seeded(500),
  );
});

test('XML is refused or means the same when written and read again', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const root = accepted(() => parseXml(text));
      if (!root) return;
      for (const read of [readPropfind, readProppatch, readLockinfo]) accepted(() => read(root));
      const written = serializeElement(root);
      expect(serializeElement(parseXml(written))).toBe(written);
    }),
    seeded(1500),
  );
});

test('Adler-32 is what its definition says, however the bytes come', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(40), (bytes, cut, repeats) => {
      const sum = new Adler32();
      let [low, high] = [1, 0];
      for (let round = 0; round <= repeats; round += 1) {
        sum.update(bytes.subarray(0, cut));
        sum.update(bytes.subarray(cut));
        for (const byte of bytes) {
          low = (low + byte) % 65_521;
          high = (high + low) % 65_521;
        }
      }
      expect(Number.parseInt(sum.digest('hex'), 16)).toBe(high * 65_536 + low);
    }),
    seeded(300),
  );
});
