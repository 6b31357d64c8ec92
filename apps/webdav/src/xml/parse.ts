import { SaxesParser, type SaxesTagNS } from 'saxes';
import { badRequest } from '../errors.js';
import type { Scope, XmlElement } from './element.js';

const maxDepth = 32;
const maxElements = 2000;
const maxAttributes = 1000;

/**
 * Parses a document into its root element. No document types, so no entities but the predefined ones; depth and numbers of
 * elements and attributes are bounded. Comments and processing instructions are dropped.
 * @throws HttpError 400 when it is not well-formed, with namespaces, or over a bound
 */
export function parseXml(text: string): XmlElement {
  try {
    return build(text);
  } catch (error) {
    // The parser's message may quote what it was given, so it is not passed on.
    if (error instanceof TooMuch) throw badRequest(error.message);
    throw badRequest('The body is not a well-formed XML document.');
  }
}

class TooMuch extends Error {}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function build(text: string): XmlElement {
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let attributes = 0;
  const append = (node: XmlElement | string) => open.at(-1)?.children.push(node);

  parser.on('doctype', () => {
    throw new TooMuch('The body has a document type, which is not allowed.');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > maxAttributes) throw new TooMuch('The body has too many attributes.');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > maxElements) throw new TooMuch('The body has too many elements.');
    if (open.length === maxDepth) throw new TooMuch('The body is nested too deeply.');
    const element = openElement(tag, open.at(-1)?.scope);
    append(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text).close();
  if (!root) throw new Error('no root element');
  return root;
}

const emptyScope: Scope = new Map();

function openElement(tag: SaxesTagNS, outer: Scope = emptyScope): OpenElement {
  const declared = Object.entries(tag.ns).filter(([prefix]) => prefix !== 'xml' && prefix !== 'xmlns');
  return {
    qualifiedName: tag.name,
    namespace: tag.uri,
    name: tag.local,
    scope: declared.length === 0 ? outer : new Map([...outer, ...declared]),
    attributes: Object.values(tag.attributes)
      .filter(({ name, prefix }) => name !== 'xmlns' && prefix !== 'xmlns')
      .map(({ name, value }) => ({ qualifiedName: name, value })),
    children: [],
  };
}
