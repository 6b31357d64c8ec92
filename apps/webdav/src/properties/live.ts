import type { ListEntry, Quota } from '@patio/pat-core';
import type { Drive } from '../drive.js';
import { mediaTypeOf } from '../response/media-type.js';
import { escapeText } from '../xml/escape.js';
import { lockDiscovery } from './lock-discovery.js';

/** A node with what else was asked for about it. */
export interface Entry extends ListEntry {
  readonly quota?: Quota | undefined;
}

/** Writes a live property's element for an entry; undefined where the property is not defined. */
export type LiveProperty = (entry: Entry, drive: Drive, now: number) => string | undefined;

const supportedLocks =
  '<D:supportedlock>' +
  '<D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>' +
  '<D:lockentry><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>' +
  '</D:supportedlock>';

/** The protected live properties in the `DAV:` namespace, by name. @see RFC 4918 §15 */
export const liveProperties: ReadonlyMap<string, LiveProperty> = new Map<string, LiveProperty>([
  [
    'resourcetype',
    ({ node }) =>
      node.kind === 'folder' ? '<D:resourcetype><D:collection/></D:resourcetype>' : '<D:resourcetype/>',
  ],
  ['creationdate', ({ node }) => `<D:creationdate>${node.createdAt.toISOString()}</D:creationdate>`],
  [
    'getlastmodified',
    ({ node }) => `<D:getlastmodified>${node.modifiedAt.toUTCString()}</D:getlastmodified>`,
  ],
  [
    'getcontentlength',
    ({ node }) => ofFile(node, () => `<D:getcontentlength>${node.sizeBytes}</D:getcontentlength>`),
  ],
  [
    'getcontenttype',
    ({ node }) => ofFile(node, () => `<D:getcontenttype>${mediaTypeOf(node.name)}</D:getcontenttype>`),
  ],
  ['getetag', ({ node }) => ofFile(node, () => `<D:getetag>"${node.etag}"</D:getetag>`)],
  ['supportedlock', ({ node }) => (node.id === undefined ? '<D:supportedlock/>' : supportedLocks)],
  ['lockdiscovery', ({ locks }, drive, now) => lockDiscovery(locks, drive, now)],
]);

function ofFile(node: ListEntry['node'], write: () => string): string | undefined {
  return node.kind === 'file' ? write() : undefined;
}

/** `DAV:displayname` where no client has set another: the name. */
export function defaultDisplayName({ node }: ListEntry): string {
  return `<D:displayname>${escapeText(node.name)}</D:displayname>`;
}
