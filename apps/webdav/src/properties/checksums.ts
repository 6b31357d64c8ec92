import type { ListEntry, Property } from '@patio/pat-core';
import type { Checksum } from '../request/checksum.js';
import type { PropertyName } from './property-name.js';

/** ownCloud's property for the checksums of a file's content; rclone reads it. */
export const checksumsProperty: PropertyName = { namespace: 'http://owncloud.org/ns', name: 'checksums' };

const open = `<oc:checksums xmlns:oc="${checksumsProperty.namespace}">`;
const kept = /^<oc:checksums [^>]*\betag="([^"]*)"><oc:checksum>([A-Z0-9]+:[0-9a-f]+)<\/oc:checksum>/;

/** A checksum as it is kept with a file: bound to the content that it is of, because other doors change contents too. */
export function keptChecksum({ algorithm, digest }: Checksum, etag: string): Property {
  const value =
    `<oc:checksums xmlns:oc="${checksumsProperty.namespace}" etag="${etag}">` +
    `<oc:checksum>${algorithm}:${digest}</oc:checksum></oc:checksums>`;
  return { ...checksumsProperty, value };
}

/** The property's element; undefined when there is no checksum of the content as it is now. */
export function writeChecksums(entry: ListEntry): string | undefined {
  const checksum = checksumOf(entry);
  return checksum && `${open}<oc:checksum>${checksum}</oc:checksum></oc:checksums>`;
}

/** `SHA1:…`; undefined when there is no checksum of the content as it is now. */
function checksumOf({ node, properties }: Pick<ListEntry, 'node' | 'properties'>): string | undefined {
  const property = properties.find(isChecksums);
  const [, etag, checksum] = kept.exec(property?.value ?? '') ?? [];
  return etag === node.etag ? checksum : undefined;
}

/** The header that ownCloud's clients compare what they downloaded with; empty when there is nothing to compare. */
export function checksumHeaders(entry: Pick<ListEntry, 'node' | 'properties'>): { 'OC-Checksum'?: string } {
  const checksum = checksumOf(entry);
  return checksum === undefined ? {} : { 'OC-Checksum': checksum };
}

export function isChecksums({ namespace, name }: PropertyName): boolean {
  return namespace === checksumsProperty.namespace && name === checksumsProperty.name;
}
