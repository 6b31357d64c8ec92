import type { NodeInfo } from '@patio/pat-core';
import {
  type Attributes,
  FileMode,
  type LongnameContext,
  longname,
  type NameEntry,
} from '@patio/sftp-protocol';
import { type Identities, nobody } from './identities.js';

/** Modes of what nobody has given another one; what a server with umask 022 makes of a client's usual wish. */
export const defaultModes = { file: 0o644, folder: 0o755 } as const;

const umask = 0o022;
const permissionBits = 0o7777;
const writeBits = 0o222;

/** What of a node a client is shown. */
export type ShownNode = Pick<
  NodeInfo,
  'kind' | 'sizeBytes' | 'modifiedAt' | 'mode' | 'owner' | 'permissions'
>;

/** Access times are not kept: they are shown as the content's time. */
export function attributesOf(node: ShownNode, identities: Identities): Attributes {
  const id = identities.idOf(node.owner);
  const mtime = Math.floor(node.modifiedAt.getTime() / 1000);
  return { size: node.sizeBytes, uid: id, gid: id, permissions: modeOf(node), atime: mtime, mtime };
}

function modeOf({ kind, mode, permissions }: ShownNode): number {
  const type = kind === 'folder' ? FileMode.S_IFDIR : FileMode.S_IFREG;
  const bits = (mode ?? defaultModes[kind]) & permissionBits;
  return type | (permissions.write ? bits : bits & ~writeBits);
}

/** The mode that a new node gets: undefined when it is the one it has anyway. */
export function newMode(wanted: number | undefined, kind: ShownNode['kind']): number | undefined {
  if (wanted === undefined) return undefined;
  const mode = wanted & permissionBits & ~umask;
  return mode === defaultModes[kind] ? undefined : mode;
}

/** What a client asks to be set, apart from the size; owners are not changed. */
export interface WantedAttributes {
  readonly modifiedAt?: Date;
  readonly mode?: number;
}

export function wantedAttributes({ mtime, permissions }: Attributes): WantedAttributes {
  return {
    ...(mtime !== undefined && { modifiedAt: new Date(mtime * 1000) }),
    ...(permissions !== undefined && { mode: permissions & permissionBits }),
  };
}

export function nameEntry(filename: string, node: ShownNode, identities: Identities, now: Date): NameEntry {
  const attrs = attributesOf(node, identities);
  const owner = node.owner ?? nobody;
  const context: LongnameContext = { owner, group: owner, now };
  return { filename, longname: longname(attrs, filename, context), attrs };
}
