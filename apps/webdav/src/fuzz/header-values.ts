import fc from 'fast-check';

const token = fc.constantFrom(
  '<urn:uuid:x>',
  '<DAV:no-lock>',
  '<urn:uuid:00000000-0000-0000-0000-000000000000>',
);
const condition = fc
  .tuple(
    fc.constantFrom('', 'Not ', 'not '),
    fc.oneof(token, fc.constantFrom('["e"]', '[W/"e"]', '[ "e" ]', '["]")]')),
  )
  .map((parts) => parts.join(''));
const list = fc.array(condition, { maxLength: 3 }).map((conditions) => `(${conditions.join(' ')})`);
const tag = fc.constantFrom(
  '',
  '</dav/alice/a>',
  '<http://other/dav/a>',
  '<%zz>',
  '</dav/../a>',
  '<x',
  '</dav/-/>',
);

/** `If` headers, most of them well-formed. */
export const ifHeaders = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(tag, list).map((parts) => parts.join(' ')),
        { maxLength: 4 },
      )
      .map((lists) => lists.join(' ')),
  },
  fc.string({ unit: fc.constantFrom(...'()<>[]"Not W/:a '), maxLength: 30 }),
);

const number = fc.oneof(fc.nat(12), fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53, 10 ** 15)).map(String);
const spec = fc
  .tuple(fc.option(number, { nil: '' }), fc.option(number, { nil: '' }))
  .map((ends) => ends.join('-'));

export const ranges = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(spec, { minLength: 1, maxLength: 4 }).map((specs) => `bytes=${specs.join(',')}`),
  },
  fc.constantFrom('append', 'bytes', 'bytes=', 'bytes=a-b', 'lines=1-2', 'bytes=--1', 'bytes = 0-1', ''),
);

/** What may stand in a header on the wire. */
export const printable = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 24,
});

export const depths = fc.constantFrom('0', '1', 'infinity', 'Infinity', '2', '-1', '', '0, 1');
export const dates = fc.constantFrom(
  'Thu, 01 Jan 1970 00:00:01 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
  'Foo, 99 Bar 0000 99:99:99 GMT',
  'tomorrow',
);
export const entityTags = fc.constantFrom('*', '"e"', 'W/"e"', '"a", "b"', '"', '', '* , "e"');
