import type { ListEntry } from '@patio/pat-core';
import type { Drive } from '../drive.js';
import { davNamespace } from '../xml/element.js';
import { defaultDisplayName, type LiveProperty, liveProperties } from './live.js';
import { emptyElement, keyOf, type PropertyName } from './property-name.js';
import type { PropfindRequest } from './propfind-request.js';

/** A PROPFIND made ready to be answered for one entry after the other. */
interface PropstatWriter {
  /** Whether entries must come with dead properties and locks. */
  readonly needsDetails: boolean;
  /** The `DAV:propstat` elements of an entry. */
  write(entry: ListEntry, drive: Drive, now: number): string;
}

export function preparePropstats(request: PropfindRequest): PropstatWriter {
  if (request.kind === 'propname') return { needsDetails: true, write: writeNames };
  if (request.kind === 'allprop') return { needsDetails: true, write: writeAll };
  const sources = request.names.map(sourceOf);
  return {
    needsDetails: sources.some(({ needsDetails }) => needsDetails),
    write: (entry, drive, now) => writeNamed(sources, entry, drive, now),
  };
}

interface PropertySource {
  readonly needsDetails: boolean;
  readonly read: LiveProperty;
  /** The element that names it where it is not defined. */
  readonly empty: string;
}

function sourceOf(property: PropertyName): PropertySource {
  const live = property.namespace === davNamespace ? liveProperties.get(property.name) : undefined;
  const empty = emptyElement(property);
  if (live) return { needsDetails: property.name === 'lockdiscovery', read: live, empty };
  if (isDisplayName(property)) return { needsDetails: true, read: displayName, empty };
  const read: LiveProperty = ({ properties }) =>
    properties.find(({ namespace, name }) => name === property.name && namespace === property.namespace)
      ?.value;
  return { needsDetails: true, read, empty };
}

function isDisplayName({ namespace, name }: PropertyName): boolean {
  return namespace === davNamespace && name === 'displayname';
}

/** A client may give another display name than the node's own. */
function displayName(entry: ListEntry): string {
  return entry.properties.find(isDisplayName)?.value ?? defaultDisplayName(entry);
}

function writeNamed(sources: readonly PropertySource[], entry: ListEntry, drive: Drive, now: number): string {
  let found = '';
  let missing = '';
  for (const source of sources) {
    const value = source.read(entry, drive, now);
    if (value === undefined) missing += source.empty;
    else found += value;
  }
  if (missing === '') return propstat(found, '200 OK');
  const notFound = propstat(missing, '404 Not Found');
  return found === '' ? notFound : propstat(found, '200 OK') + notFound;
}

function writeAll(entry: ListEntry, drive: Drive, now: number): string {
  let found = '';
  for (const live of liveProperties.values()) found += live(entry, drive, now) ?? '';
  found += displayName(entry);
  for (const property of entry.properties) if (!isDisplayName(property)) found += property.value;
  return propstat(found, '200 OK');
}

function writeNames(entry: ListEntry, drive: Drive, now: number): string {
  const names = new Map([[keyOf({ namespace: davNamespace, name: 'displayname' }), '<D:displayname/>']]);
  for (const [name, live] of liveProperties) {
    if (live(entry, drive, now) !== undefined)
      names.set(name, emptyElement({ namespace: davNamespace, name }));
  }
  for (const property of entry.properties) names.set(keyOf(property), emptyElement(property));
  return propstat([...names.values()].join(''), '200 OK');
}

/** One `DAV:propstat` element (RFC 4918 §14.22). */
export function propstat(properties: string, status: string, condition = ''): string {
  return (
    `<D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 ${status}</D:status>` +
    `${condition}</D:propstat>`
  );
}
