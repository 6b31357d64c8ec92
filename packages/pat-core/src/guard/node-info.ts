import type { NodeInfo } from '../files/types.js';
import type { ChainNode } from '../nodes/index.js';
import { type Access, mayRead, mayWrite } from '../permissions/index.js';
import type { Right } from '../scopes/index.js';
import { joinPath } from '../shared/paths.js';

/** What of a node is shown. */
type ShownNode = Omit<ChainNode, 'parentId' | 'ownerId' | 'ownerQuotaBytes' | 'revision' | 'grant' | 'locks'>;

const epoch = new Date(0);

/** What a caller is told of the last node of a chain, or of the root when the chain is empty. */
export function nodeInfo(chain: readonly ChainNode[], access: Access): NodeInfo {
  const node = chain.at(-1);
  return node ? infoOf(node, joinPath(chain.map((step) => step.name)), access.right) : rootInfo;
}

const rootInfo: NodeInfo = {
  id: undefined,
  path: '/',
  name: '',
  kind: 'folder',
  sizeBytes: 0,
  etag: 'root',
  createdAt: epoch,
  modifiedAt: epoch,
  mode: undefined,
  owner: undefined,
  permissions: { read: false, write: false },
};

export function infoOf(node: ShownNode, path: string, right: Right): NodeInfo {
  return {
    id: node.id,
    path,
    name: node.name,
    kind: node.kind,
    sizeBytes: node.sizeBytes,
    etag: node.blobId ?? node.id,
    createdAt: node.createdAt,
    modifiedAt: node.modifiedAt,
    mode: node.mode,
    owner: node.owner,
    permissions: { read: mayRead(right), write: mayWrite(right) },
  };
}
