import type { Drive } from '../drive.js';
import type { ListingNeeds } from '../listing.js';
import { davNamespace } from '../xml/element.js';
import { askedOnlyProperties } from './asked-only.js';
import { isChecksums } from './checksums.js';
import { defaultDisplayName, type Entry, type LiveProperty, liveProperties } from './live.js';
import { emptyElement, keyOf, type PropertyName } from './property-name.js';
import type { PropfindRequest } from './propfind-request.js';

/** A PROPFIND made ready to be answered for one entry after the other. */
interface PropstatWriter {
  /** What entries must come with. */
  readonly needs: ListingNeeds;
  /** The `DAV:propstat` elements of an entry. */
  write(entry: Entry, drive: Drive, now: number): string;
}

export function preparePropstats(request: PropfindRequest): PropstatWriter {
  if (request.kind === 'propname') return { needs: { details: true, quota: true }, write: writeNames };
  if (request.kind === 'prop') {
    const sources = request.names.map(sourceOf);
    return {
      needs: { details: sources.some(needsOf('details')), quota: sources.some(needsOf('quota')) },
      write: (entry, drive, now) => writeNamed(sources, '', entry, drive, now),
    };
  }
  const included = request.include.map(sourceBeyondAll);
  return {
    needs: { details: true, quota: included.some(needsOf('quota')) },
    write: (entry, drive, now) => writeNamed(included, writeAll(entry, drive, now), entry, drive, now),
  };
}

interface PropertySource {
  readonly needs: keyof ListingNeeds | undefined;
  readonly read: LiveProperty;
  /** The element that names it where it is not defined. */
  readonly empty: string;
}

function needsOf(kind: keyof ListingNeeds): (source: PropertySource) => boolean {
  return ({ needs }) => needs === kind;
}

function sourceOf(property: PropertyName): PropertySource {
  const live = property.namespace === davNamespace ? liveProperties.get(property.name) : undefined;
  const empty = emptyElement(property);
  if (live) return { needs: property.name === 'lockdiscovery' ? 'details' : undefined, read: live, empty };
  const askedOnly = askedOnlyProperties.get(keyOf(property));
  if (askedOnly) return { ...askedOnly, empty };
  if (isDisplayName(property)) return { needs: 'details', read: displayName, empty };
  const read: LiveProperty = ({ properties }) =>
    properties.find(({ namespace, name }) => name === property.name && namespace === property.namespace)
      ?.value;
  return { needs: 'details', read, empty };
}

/** The source of a property that an allprop names besides: where all properties have it already, it adds nothing. */
function sourceBeyondAll(property: PropertyName): PropertySource {
  const source = sourceOf(property);
  if (askedOnlyProperties.has(keyOf(property))) return source;
  return { ...source, read: (...entry) => (source.read(...entry) === undefined ? undefined : '') };
}

function isDisplayName({ namespace, name }: PropertyName): boolean {
  return namespace === davNamespace && name === 'displayname';
}

/** A client may give another display name than the node's own. */
function displayName(entry: Entry): string {
  return entry.properties.find(isDisplayName)?.value ?? defaultDisplayName(entry);
}

/** @param others elements that are there anyway */
function writeNamed(
  sources: readonly PropertySource[],
  others: string,
  entry: Entry,
  drive: Drive,
  now: number,
): string {
  let found = others;
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

function writeAll(entry: Entry, drive: Drive, now: number): string {
  let found = '';
  for (const live of liveProperties.values()) found += live(entry, drive, now) ?? '';
  found += displayName(entry);
  for (const property of entry.properties) {
    if (!isDisplayName(property) && !isChecksums(property)) found += property.value;
  }
  return found;
}

function writeNames(entry: Entry, drive: Drive, now: number): string {
  const names = new Map([[keyOf({ namespace: davNamespace, name: 'displayname' }), '<D:displayname/>']]);
  for (const [name, live] of liveProperties) {
    if (live(entry, drive, now) !== undefined)
      names.set(name, emptyElement({ namespace: davNamespace, name }));
  }
  for (const property of entry.properties) {
    if (!isChecksums(property)) names.set(keyOf(property), emptyElement(property));
  }
  for (const { property, read } of askedOnlyProperties.values()) {
    if (read(entry, drive, now) !== undefined) names.set(keyOf(property), emptyElement(property));
  }
  return propstat([...names.values()].join(''), '200 OK');
}

/** One `DAV:propstat` element (RFC 4918 §14.22). */
export function propstat(properties: string, status: string, condition = ''): string {
  return (
    `<D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 ${status}</D:status>` +
    `${condition}</D:propstat>`
  );
}
