import { describe, expect, test } from 'vitest';
import { davChild, elementsIn, serializeContent, serializeElement, type XmlElement } from './element.js';
import { parseXml } from './parse.js';

const firstIn = (parent: XmlElement) => elementsIn(parent)[0] as XmlElement;

describe('parseXml', () => {
  test('resolves namespaces and keeps text, CDATA and attributes', () => {
    const root = parseXml(
      '<?xml version="1.0"?><!-- c --><a:x xmlns:a="DAV:" k="1&amp;2"><y xmlns="urn:y">t<![CDATA[<&]]></y></a:x>',
    );
    expect(root).toMatchObject({
      namespace: 'DAV:',
      name: 'x',
      attributes: [{ qualifiedName: 'k', value: '1&2' }],
      children: [{ namespace: 'urn:y', name: 'y', children: ['t', '<&'] }],
    });
  });

  test.each([
    ['nothing', ''],
    ['text alone', 'hello'],
    ['an open element', '<a>'],
    ['crossed elements', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['an unknown prefix', '<x:a/>'],
    ['an unknown entity', '<a>&x;</a>'],
    ['an undeclared prefix', '<a xmlns:x=""/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a bomb', '<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;">]><a>&y;</a>'],
    ['a forbidden character', '<a>\u0001</a>'],
    ['a reference to a forbidden character', '<a>&#1;</a>'],
    ['the same in XML 1.1', '<?xml version="1.1"?><a>&#1;</a>'],
    ['depth', '<a>'.repeat(33) + '</a>'.repeat(33)],
    ['many elements', `<a>${'<b/>'.repeat(2000)}</a>`],
    ['many attributes', `<a ${Array.from({ length: 1001 }, (_, i) => `a${i}=""`).join(' ')}/>`],
    ['many namespaces', `<a ${Array.from({ length: 1001 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`],
  ])('refuses %s', (_what, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('takes what is just within the bounds', () => {
    expect(parseXml('<a>'.repeat(32) + '</a>'.repeat(32)).name).toBe('a');
    expect(parseXml(`<a>${'<b/>'.repeat(1999)}</a>`).children).toHaveLength(1999);
  });

  test('64 KiB of the worst take no time', () => {
    const before = process.cpuUsage();
    for (const text of [
      `<a xmlns:x="u">${'<x:b/>'.repeat(1990)}</a>`,
      `<a ${Array.from({ length: 900 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}>${'<b xmlns="v"/>'.repeat(90)}</a>`,
      `<a>${'&amp;'.repeat(13_000)}</a>`,
      `<a b="${'x'.repeat(65_000)}"/>`,
    ]) {
      expect(parseXml(text).name).toBe('a');
    }
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

describe('serializeElement', () => {
  test.each([
    '<p:a xmlns:p="urn:p"/>',
    '<a xmlns="http://example.com/ends-in-slash/"/>',
    '<a xmlns="urn:a">t&lt;&amp;&gt;<b xmlns="">&amp;</b></a>',
    '<a>no namespace</a>',
    '<a xmlns:q="urn:q" q:k="v&quot;&lt;&#10;" k="w"/>',
    '<a xml:lang="de">Grüße</a>',
    '<p:a xmlns:p="urn:p"><p:b xmlns:p="urn:other"/><p:c/></p:a>',
  ])('gives %s back as it was', (text) => {
    expect(serializeElement(parseXml(text))).toBe(text);
  });

  test('carries the namespaces that surround the element, also those that only values use', () => {
    const root = parseXml('<D:prop xmlns:D="DAV:" xmlns:q="urn:q"><t xmlns="urn:t">q:name</t></D:prop>');
    const text = serializeElement(firstIn(root));
    expect(text).toBe('<t xmlns:D="DAV:" xmlns:q="urn:q" xmlns="urn:t">q:name</t>');
    expect(parseXml(text)).toMatchObject({ namespace: 'urn:t', name: 't', children: ['q:name'] });
  });

  test('adds the language of the surroundings unless there is one', () => {
    expect(serializeElement(parseXml('<a/>'), 'de')).toBe('<a xml:lang="de"/>');
    expect(serializeElement(parseXml('<a xml:lang="fr"/>'), 'de')).toBe('<a xml:lang="fr"/>');
  });

  test('serializeContent makes each child stand alone', () => {
    const root = parseXml('<D:i xmlns:D="DAV:"><D:owner>me &amp; <D:href>x</D:href></D:owner></D:i>');
    const owner = davChild(root, 'owner') as XmlElement;
    expect(serializeContent(owner)).toBe('me &amp; <D:href xmlns:D="DAV:">x</D:href>');
  });
});
