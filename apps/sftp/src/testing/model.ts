import { decodeOpenFlags, StatusCode } from '@patio/sftp-protocol';
import type { TestRequest } from './client.js';

interface FileNode {
  readonly kind: 'file';
  content: Buffer;
  linked: boolean;
}

interface FolderNode {
  readonly kind: 'folder';
}

interface OpenFile {
  readonly node: FileNode;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
}

/** What the door must answer: a status, a handle's name, bytes, or a size. */
export type Expected =
  | { readonly status: number }
  | { readonly handle: string }
  | { readonly data: string }
  | { readonly size: number };

const { OK, EOF, NO_SUCH_FILE, FAILURE } = StatusCode;

class Failure extends Error {
  constructor(readonly status: number) {
    super();
  }
}

/** A file tree in memory that carries out one request after the other, as POSIX would: what a session must be equal to. */
export class FileSystemModel {
  readonly #nodes = new Map<string, FileNode | FolderNode>([['', { kind: 'folder' }]]);
  readonly #handles = new Map<string, OpenFile>();
  #lastHandle = 0;

  /** False for handles of files without a name: what is read from them then is nobody's promise. */
  isSettled(handle: string): boolean {
    return this.#handles.get(handle)?.node.linked ?? true;
  }

  content(path: string): string | undefined {
    const node = this.#nodes.get(path);
    return node?.kind === 'file' ? node.content.toString('latin1') : undefined;
  }

  names(): string[] {
    return [...this.#nodes.keys()].filter((path) => path !== '').sort();
  }

  answer(request: TestRequest): Expected {
    try {
      return this.#carryOut(request);
    } catch (error) {
      if (error instanceof Failure) return { status: error.status };
      throw error;
    }
  }

  #carryOut(request: TestRequest): Expected {
    switch (request.type) {
      case 'open':
        return { handle: this.#open(request.path, request.pflags) };
      case 'close':
        if (!this.#handles.delete(request.handle)) throw new Failure(FAILURE);
        return { status: OK };
      case 'read':
        return this.#read(this.#handle(request.handle, 'readable'), request.offset, request.length);
      case 'write':
        return this.#write(this.#handle(request.handle, 'writable'), request.offset, request.data);
      case 'fstat':
        return { size: this.#handle(request.handle).node.content.length };
      case 'stat':
        return { size: this.#sizeOf(request.path) };
      case 'setstat':
        return this.#resize(request.path, request.attrs.size ?? 0);
      case 'mkdir':
        return this.#mkdir(request.path);
      case 'rmdir':
        return this.#rmdir(request.path);
      case 'remove':
        return this.#remove(request.path);
      case 'rename':
      case 'posix-rename':
        return this.#rename(request.oldPath, request.newPath, request.type === 'posix-rename');
      default:
        throw new Error(`The model does not know ${request.type}.`);
    }
  }

  #open(path: string, pflags: number): string {
    const mode = decodeOpenFlags(pflags);
    let node = this.#nodes.get(path);
    if (!node) {
      if (!mode.create || this.#nodes.get(parent(path))?.kind !== 'folder') throw new Failure(NO_SUCH_FILE);
      node = { kind: 'file', content: Buffer.of(), linked: true };
      this.#nodes.set(path, node);
    } else if (node.kind === 'folder' || (mode.create && mode.exclusive)) {
      throw new Failure(FAILURE);
    } else if (mode.write && mode.truncate) {
      node.content = Buffer.of();
    }
    const name = String(++this.#lastHandle);
    const { append } = mode;
    this.#handles.set(name, { node, readable: mode.read || !mode.write, writable: mode.write, append });
    return name;
  }

  #handle(name: string, needed?: 'readable' | 'writable'): OpenFile {
    const handle = this.#handles.get(name);
    if (!handle || (needed && !handle[needed])) throw new Failure(FAILURE);
    return handle;
  }

  #read({ node }: OpenFile, offset: number, length: number): Expected {
    const data = node.content.subarray(offset, offset + length);
    return data.length > 0 ? { data: data.toString('latin1') } : { status: EOF };
  }

  #write({ node, append }: OpenFile, offset: number, data: Buffer): Expected {
    const at = append ? node.content.length : offset;
    const content = Buffer.alloc(Math.max(node.content.length, data.length > 0 ? at + data.length : 0));
    node.content.copy(content);
    data.copy(content, at);
    node.content = content;
    return { status: OK };
  }

  #sizeOf(path: string): number {
    const node = this.#nodes.get(path);
    if (!node) throw new Failure(NO_SUCH_FILE);
    return node.kind === 'file' ? node.content.length : 0;
  }

  #resize(path: string, size: number): Expected {
    const node = this.#nodes.get(path);
    if (!node) throw new Failure(NO_SUCH_FILE);
    if (node.kind === 'folder') throw new Failure(FAILURE);
    const content = Buffer.alloc(size);
    node.content.copy(content);
    node.content = content;
    return { status: OK };
  }

  #mkdir(path: string): Expected {
    if (this.#nodes.has(path)) throw new Failure(FAILURE);
    if (this.#nodes.get(parent(path))?.kind !== 'folder') throw new Failure(NO_SUCH_FILE);
    this.#nodes.set(path, { kind: 'folder' });
    return { status: OK };
  }

  #rmdir(path: string): Expected {
    if (this.#nodes.get(path)?.kind !== 'folder') throw new Failure(NO_SUCH_FILE);
    if (this.#below(path).length > 0) throw new Failure(FAILURE);
    this.#nodes.delete(path);
    return { status: OK };
  }

  #remove(path: string): Expected {
    const node = this.#nodes.get(path);
    if (!node) throw new Failure(NO_SUCH_FILE);
    if (node.kind === 'folder') throw new Failure(FAILURE);
    node.linked = false;
    this.#nodes.delete(path);
    return { status: OK };
  }

  #rename(from: string, to: string, replace: boolean): Expected {
    const node = this.#nodes.get(from);
    const target = this.#nodes.get(to);
    if (!replace && target) throw new Failure(node ? FAILURE : NO_SUCH_FILE);
    if (!node) throw new Failure(NO_SUCH_FILE);
    if (from === to) return { status: OK };
    if (target && target.kind !== node.kind) throw new Failure(FAILURE);
    if (target && this.#below(to).length > 0) throw new Failure(FAILURE);
    if (to.startsWith(`${from}/`)) throw new Failure(FAILURE);
    if (this.#nodes.get(parent(to))?.kind !== 'folder') throw new Failure(NO_SUCH_FILE);
    if (target?.kind === 'file') target.linked = false;
    for (const path of [from, ...this.#below(from)]) {
      const moved = this.#nodes.get(path);
      this.#nodes.delete(path);
      if (moved) this.#nodes.set(to + path.slice(from.length), moved);
    }
    return { status: OK };
  }

  #below(folder: string): string[] {
    return [...this.#nodes.keys()].filter((path) => path.startsWith(`${folder}/`));
  }
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
