import { parsePermission, type Right, rights } from '../../scopes/index.js';
import type { NodeId, UserId } from '../../shared/ids.js';
import type { BlobId, ChainNode, LockRow } from '../types.js';

/** The folder that deleted nodes wait in until they are purged; made by a migration. */
export const trashId = '00000000-0000-0000-0000-000000000000' as NodeId;

/** The folder, in that one, that deleted nodes wait in while they can be restored; made by a migration. */
export const recycleBinId = '00000000-0000-0000-0000-000000000001' as NodeId;

/** A node with the user's grant as the statements of this folder return it. */
export interface NodeRow {
  id: NodeId;
  parent_id: NodeId | null;
  name: string;
  kind: 'file' | 'folder';
  size_bytes: string | number;
  blob_id: BlobId | null;
  owner_id: UserId | null;
  owner: string | null;
  quota_bytes: string | number | null;
  created_at: string;
  modified_at: string;
  mode: number | null;
  permission: string | null;
  /** xmin of the row. */
  revision: string | null;
  /** When they were asked for. */
  locks?: LockJson[] | null;
}

export type LockJson = Omit<LockRow, 'nodeId' | 'expiresAt'> & { expiresAt: string };

export const nodeColumns =
  'n.id, n.parent_id, n.name, n.kind, n.size_bytes, n.blob_id, n.owner_id, n.created_at, n.modified_at, n.mode';

/** The locks on node `n` as JSON, also those that have expired since. */
export const locksOfNode = `(
    SELECT json_agg(json_build_object('token', l.token, 'userId', l.user_id, 'holder', lu.login, 'shared', l.shared,
      'deep', l.deep, 'ownerXml', l.owner_xml, 'timeoutSeconds', l.timeout_seconds, 'expiresAt', l.expires_at))
    FROM locks l JOIN users lu ON lu.id = l.user_id WHERE l.node_id = n.id)`;

export function toChainNode(row: NodeRow): ChainNode {
  return {
    id: row.id,
    parentId: row.parent_id ?? undefined,
    name: row.name,
    kind: row.kind,
    sizeBytes: Number(row.size_bytes),
    blobId: row.blob_id ?? undefined,
    owner: row.owner ?? undefined,
    ownerId: row.owner === null ? undefined : (row.owner_id ?? undefined),
    ownerQuotaBytes: row.quota_bytes === null ? undefined : Number(row.quota_bytes),
    createdAt: new Date(row.created_at),
    modifiedAt: new Date(row.modified_at),
    mode: row.mode ?? undefined,
    revision: row.revision ?? undefined,
    grant: toRight(row.permission),
    locks: toLocks(row.id, row.locks),
  };
}

export function toRight(permission: string | null): Right {
  return (permission === null ? undefined : parsePermission(permission)) ?? rights.none;
}

const noLocks: readonly LockRow[] = [];

/** The same nodes without locks that have expired. */
export function withLiveLocks<Node extends { readonly locks: readonly LockRow[] }>(
  nodes: readonly Node[],
  now: number,
): readonly Node[] {
  if (nodes.every(({ locks }) => locks.length === 0)) return nodes;
  return nodes.map((node) => ({ ...node, locks: node.locks.filter(({ expiresAt }) => +expiresAt > now) }));
}

export function toLocks(nodeId: NodeId, locks: LockJson[] | null | undefined): readonly LockRow[] {
  return locks?.map((lock) => ({ ...lock, nodeId, expiresAt: new Date(lock.expiresAt) })) ?? noLocks;
}
