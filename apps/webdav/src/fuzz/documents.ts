import fc from 'fast-check';

const names = fc.constantFrom(
  ...[
    'D:propfind',
    'D:prop',
    'D:allprop',
    'D:propname',
    'D:include',
    'D:propertyupdate',
    'D:set',
    'D:remove',
  ],
  ...['D:lockinfo', 'D:lockscope', 'D:locktype', 'D:exclusive', 'D:shared', 'D:write', 'D:owner', 'D:href'],
  ...[
    'D:getetag',
    'D:displayname',
    'D:quota-used-bytes',
    'x:p',
    'x:q',
    'plain',
    'ü',
    'y:unbound',
    '1bad',
    '',
  ],
);

const attributes = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.constantFrom(
    ' xmlns="urn:other"',
    ' xmlns=""',
    ' xmlns:x="urn:y"',
    ' xml:lang="de"',
    ' a="&lt;"',
    " a='\"'",
  ),
  fc.constantFrom(' a', ' a="<"', ' a="1" a="2"', ' xmlns:D=""', ' xmlns:xml="urn:x"'),
);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '',
    '&amp;',
    '&nope;',
    '&#0;',
    '&#x1f600;',
    ']]>',
    '<![CDATA[<a>]]>',
    '<!-- c -->',
    '<?pi?>',
    '<',
    '\0',
  ),
);

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text,
    fc
      .tuple(
        names,
        attributes,
        fc.array(tie('element'), { maxLength: 4 }),
        fc.constantFrom(true, true, true, false),
      )
      .map(([name, attribute, children, closed]) => {
        const content = children.join('');
        return closed ? `<${name}${attribute}>${content}</${name}>` : `<${name}${attribute}>${content}`;
      }),
  ),
}));

/** A well-formed body of one of the three kinds, with anything in it. */
const meant = fc
  .tuple(fc.constantFrom('propfind', 'propertyupdate', 'lockinfo'), fc.array(element, { maxLength: 4 }))
  .map(([name, children]) => `<D:${name} xmlns:D="DAV:" xmlns:x="urn:x">${children.join('')}</D:${name}>`);

const asked = fc
  .array(fc.constantFrom('<D:getetag/>', '<D:lockdiscovery/>', '<D:quota-used-bytes/>', '<x:p/>', '<q/>'), {
    maxLength: 5,
  })
  .chain((properties) => {
    const prop = `<D:prop>${properties.join('')}</D:prop>`;
    return fc.constantFrom(
      `<D:propfind xmlns:D="DAV:" xmlns:x="urn:x">${prop}</D:propfind>`,
      `<D:propfind xmlns:D="DAV:" xmlns:x="urn:x"><D:allprop/><D:include>${properties.join('')}</D:include></D:propfind>`,
      '<D:propfind xmlns:D="DAV:"><D:propname/></D:propfind>',
      `<D:propertyupdate xmlns:D="DAV:" xmlns:x="urn:x"><D:set>${prop}</D:set><D:remove>${prop}</D:remove></D:propertyupdate>`,
      '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>',
    );
  });

/** One body of each kind that servers understand. */
export const wellMeant = [
  '<propfind xmlns="DAV:"><prop><getetag/><quota-used-bytes/><p xmlns="urn:x"/></prop></propfind>',
  '<propertyupdate xmlns="DAV:"><set><prop><p xmlns="urn:x">1</p></prop></set></propertyupdate>',
  '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
];

/** XML bodies from what clients send to what is no XML at all. */
export const documents = fc.oneof(
  { weight: 3, arbitrary: asked },
  { weight: 3, arbitrary: meant },
  { weight: 2, arbitrary: element },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<!DOCTYPE a><a/>',
    '<?xml version="1.1"?><a/>',
    '<?xml version="1.0" encoding="x"?><a/>',
    '\ufeff<a/>',
  ),
);
