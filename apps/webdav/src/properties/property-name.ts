import { davNamespace } from '../xml/element.js';
import { escapeAttribute } from '../xml/escape.js';

export interface PropertyName {
  readonly namespace: string;
  readonly name: string;
}

/** The empty element that names a property in an answer, in a document that binds `D` to `DAV:`. */
export function emptyElement({ namespace, name }: PropertyName): string {
  if (namespace === davNamespace) return `<D:${name}/>`;
  return namespace === '' ? `<${name}/>` : `<x:${name} xmlns:x="${escapeAttribute(namespace)}"/>`;
}

/** One string per property name, for sets and maps. */
export function keyOf({ namespace, name }: PropertyName): string {
  return `${namespace} ${name}`;
}
