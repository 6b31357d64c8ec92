import {
  type Draft,
  type Files,
  type ListEntry,
  type NodeId,
  type NodeInfo,
  type NodeRef,
  type OpenFile,
  PatError,
} from '@patio/pat-core';

const sizeLimitBytes = 1024 * 1024;

/**
 * Files without a core: whatever a name has `none` in is absent, what has `folder` in it a folder, and all else a file of a
 * thousand zeros. Counts what was opened and not closed.
 */
export class HollowFiles {
  open = 0;

  /** The part of `Files` that an SFTP session uses. */
  readonly files = {
    stat: async (_principal: unknown, ref: NodeRef) => nodeOf(ref),
    quota: async () => ({ usedBytes: 1, availableBytes: undefined }),
    list: async function* (_principal: unknown, ref: NodeRef): AsyncGenerator<ListEntry[]> {
      if (nodeOf(ref).kind === 'file') throw new PatError('not_a_folder', 'It is a file.');
      yield ['one', 'folder'].map((name) => ({
        node: nodeOf({ path: `/${name}` }),
        properties: [],
        locks: [],
      }));
    },
    open: async (_principal: unknown, ref: NodeRef) => this.#file(nodeOf(ref)),
    draft: async (_principal: unknown, ref: NodeRef) => this.#draft(ref),
    createFolder: async (_principal: unknown, ref: NodeRef) => nodeOf(ref),
    move: async (_principal: unknown, from: NodeRef) => ({ node: nodeOf(from), created: true }),
    copy: async (_principal: unknown, from: NodeRef) => ({ node: nodeOf(from), created: true }),
    remove: async (_principal: unknown, ref: NodeRef) => void nodeOf(ref),
    setAttributes: async (_principal: unknown, ref: NodeRef) => nodeOf(ref),
  } as unknown as Files;

  #file(node: NodeInfo): OpenFile {
    if (node.kind === 'folder') throw new PatError('is_a_folder', 'It is a folder.');
    return {
      node,
      content: undefined,
      read: async (target, offset, length, position) => {
        const end = Math.min(length, Math.max(0, node.sizeBytes - position));
        target.fill(0, offset, offset + end);
        return end;
      },
      stream: unused,
      sendTo: unused,
      close: this.#closer(),
    };
  }

  #draft(ref: NodeRef): Draft {
    let sizeBytes = 0;
    const grow = (toBytes: number) => {
      if (toBytes > sizeLimitBytes) throw new PatError('insufficient_storage', 'It is full.');
    };
    return {
      get sizeBytes() {
        return sizeBytes;
      },
      async write(source, position) {
        grow(position + source.length);
        sizeBytes = Math.max(sizeBytes, position + source.length);
      },
      read: async (_target, _offset, length, position) => Math.min(length, Math.max(0, sizeBytes - position)),
      async truncate(toBytes) {
        grow(toBytes);
        sizeBytes = toBytes;
      },
      commit: async () => ({ node: { ...nodeOf(ref), sizeBytes }, created: true }),
      discard: this.#closer(),
    };
  }

  #closer(): () => Promise<void> {
    this.open++;
    let closed = false;
    return async () => {
      if (!closed) this.open--;
      closed = true;
    };
  }
}

function nodeOf(ref: NodeRef): NodeInfo {
  const path = 'path' in ref ? ref.path : `/${ref.id}`;
  if (path.includes('none')) throw new PatError('not_found', 'There is no such file or folder.');
  const kind = path === '/' || path.includes('folder') ? 'folder' : 'file';
  return {
    ...{
      id: path as NodeId,
      path,
      name: path.slice(1),
      kind,
      sizeBytes: kind === 'file' ? 1000 : 0,
      etag: '1',
    },
    ...{ createdAt: new Date(0), modifiedAt: new Date(0), mode: undefined, owner: 'alice' },
    permissions: { read: true, write: true },
  };
}

function unused(): never {
  throw new Error('The SFTP door does not stream.');
}
