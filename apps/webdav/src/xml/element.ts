import { escapeAttribute, escapeText } from './escape.js';

export const davNamespace = 'DAV:';

/** Namespaces by prefix; the default one under the empty prefix. */
export type Scope = ReadonlyMap<string, string>;

interface XmlAttribute {
  /** As written, with its prefix. */
  readonly qualifiedName: string;
  readonly value: string;
}

/** An element of a parsed document: just what WebDAV has to keep of it (RFC 4918 §4.3). */
export interface XmlElement {
  readonly qualifiedName: string;
  readonly namespace: string;
  readonly name: string;
  /** All namespaces that apply here. Shared with the parent when the element declares none itself. */
  readonly scope: Scope;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly (XmlElement | string)[];
}

function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

export function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.children.filter(isElement);
}

export function isDav(element: XmlElement, name: string): boolean {
  return element.namespace === davNamespace && element.name === name;
}

/** The first child with a name in the `DAV:` namespace. */
export function davChild(parent: XmlElement, name: string): XmlElement | undefined {
  return elementsIn(parent).find((child) => isDav(child, name));
}

/** The value of `xml:lang` on the element itself. */
export function languageOf(element: XmlElement): string | undefined {
  return element.attributes.find(({ qualifiedName }) => qualifiedName === 'xml:lang')?.value;
}

const noScope: Scope = new Map();

/**
 * Writes an element as text that means the same in any document that has no default namespace: it carries all namespaces
 * that applied to it, so that qualified names in values keep their meaning too.
 * @param language `xml:lang` of the surroundings, for an element that has none of its own
 */
export function serializeElement(element: XmlElement, language?: string): string {
  return serialize(element, noScope, languageOf(element) === undefined ? language : undefined);
}

/** The content of an element as text, each element in it as {@link serializeElement} does. */
export function serializeContent(element: XmlElement): string {
  return element.children.map((child) => serializeNode(child, noScope)).join('');
}

function serializeNode(node: XmlElement | string, outer: Scope): string {
  return isElement(node) ? serialize(node, outer, undefined) : escapeText(node);
}

function serialize(element: XmlElement, outer: Scope, language: string | undefined): string {
  const { qualifiedName, attributes, children, scope } = element;
  let tag = `<${qualifiedName}${declarations(scope, outer)}`;
  for (const attribute of attributes) {
    tag += ` ${attribute.qualifiedName}="${escapeAttribute(attribute.value)}"`;
  }
  if (language !== undefined) tag += ` xml:lang="${escapeAttribute(language)}"`;
  if (children.length === 0) return `${tag}/>`;
  return `${tag}>${children.map((child) => serializeNode(child, scope)).join('')}</${qualifiedName}>`;
}

function declarations(scope: Scope, outer: Scope): string {
  if (scope === outer) return '';
  let text = '';
  for (const [prefix, uri] of scope) {
    if ((outer.get(prefix) ?? '') === uri) continue;
    text += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return text;
}
