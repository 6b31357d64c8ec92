import type { Property, PropertyChanges } from '@patio/pat-core';
import { badRequest, HttpError } from '../errors.js';
import {
  davChild,
  davNamespace,
  elementsIn,
  isDav,
  languageOf,
  serializeElement,
  type XmlElement,
} from '../xml/element.js';
import { askedOnlyProperties } from './asked-only.js';
import { liveProperties } from './live.js';
import { keyOf, type PropertyName } from './property-name.js';

/** A PROPPATCH as its outcome: instructions run in document order, so the last one on a property decides. */
export interface ProppatchRequest {
  readonly changes: PropertyChanges;
  /** Every property that is named, once, in order. */
  readonly names: readonly PropertyName[];
  /** Those of them that no client may change. */
  readonly protectedNames: readonly PropertyName[];
}

const maxValueBytes = 256 * 1024;

/**
 * @throws HttpError 400, or 413 when the values are longer than may be kept
 * @see RFC 4918 §9.2, §14.19
 */
export function readProppatch(root: XmlElement): ProppatchRequest {
  if (!isDav(root, 'propertyupdate')) {
    throw badRequest('The body of a PROPPATCH is a DAV:propertyupdate element.');
  }
  const outcome = new Map<string, PropertyName & { value: string | undefined }>();
  for (const instruction of elementsIn(root)) {
    const isSet = isDav(instruction, 'set');
    if (!isSet && !isDav(instruction, 'remove')) continue;
    const prop = davChild(instruction, 'prop');
    if (!prop) throw badRequest('A DAV:set or DAV:remove element has one DAV:prop element.');
    const language = [prop, instruction, root].map(languageOf).find((tag) => tag !== undefined);
    for (const element of elementsIn(prop)) {
      const { namespace, name } = element;
      const value = isSet ? serializeElement(element, language) : undefined;
      outcome.set(keyOf(element), { namespace, name, value });
    }
  }
  if (outcome.size === 0) throw badRequest('The PROPPATCH names no property.');
  return summarize([...outcome.values()]);
}

function summarize(outcome: readonly (PropertyName & { value: string | undefined })[]): ProppatchRequest {
  const set: Property[] = [];
  const remove: PropertyName[] = [];
  let valueBytes = 0;
  for (const { namespace, name, value } of outcome) {
    if (value === undefined) remove.push({ namespace, name });
    else set.push({ namespace, name, value });
    valueBytes += value?.length ?? 0;
  }
  if (valueBytes > maxValueBytes) throw new HttpError(413, 'The properties are too long.');
  return { changes: { set, remove }, names: outcome, protectedNames: outcome.filter(isProtected) };
}

function isProtected(property: PropertyName): boolean {
  const { namespace, name } = property;
  return (namespace === davNamespace && liveProperties.has(name)) || askedOnlyProperties.has(keyOf(property));
}
