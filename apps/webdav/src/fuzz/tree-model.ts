export interface ModelFile {
  readonly kind: 'file';
  readonly content: string;
  readonly property?: string;
}

export interface ModelFolder {
  readonly kind: 'folder';
  readonly children: Map<string, ModelNode>;
  readonly property?: string;
}

export type ModelNode = ModelFile | ModelFolder;

export type Path = readonly string[];

/** What WebDAV says of a tree of files and folders, in its plainest form: each call answers with the status and makes the change. */
export class TreeModel {
  readonly root: ModelFolder = { kind: 'folder', children: new Map() };

  find(path: Path): ModelNode | undefined {
    let node: ModelNode | undefined = this.root;
    for (const name of path) node = node?.kind === 'folder' ? node.children.get(name) : undefined;
    return node;
  }

  get(path: Path): number {
    return this.find(path) ? 200 : 404;
  }

  put(path: Path, content: string): number {
    const old = this.find(path);
    if (old?.kind === 'folder') return 405;
    return this.place(path, { ...old, kind: 'file', content });
  }

  append(path: Path, content: string): number {
    const file = this.find(path);
    if (!file) return 404;
    if (file.kind === 'folder') return 405;
    return this.place(path, { ...file, content: file.content + content });
  }

  makeFolder(path: Path): number {
    if (this.find(path)) return 405;
    return this.place(path, { kind: 'folder', children: new Map() });
  }

  remove(path: Path): number {
    if (!this.find(path)) return 404;
    this.folderOf(path)?.children.delete(last(path));
    return 204;
  }

  setProperty(path: Path, property: string): number {
    const node = this.find(path);
    if (!node) return 404;
    this.place(path, { ...node, property });
    return 207;
  }

  copy(from: Path, to: Path, overwrite: boolean, shallow: boolean): number {
    const refused = this.refuseTransfer(from, to, overwrite, shallow);
    const source = this.find(from);
    if (refused !== undefined || !source) return refused ?? 404;
    return this.place(to, structuredClone(shallow ? withoutChildren(source) : source));
  }

  move(from: Path, to: Path, overwrite: boolean): number {
    const refused = this.refuseTransfer(from, to, overwrite);
    const source = this.find(from);
    if (refused !== undefined || !source) return refused ?? 404;
    const status = this.place(to, source);
    this.folderOf(from)?.children.delete(last(from));
    return status;
  }

  private refuseTransfer(from: Path, to: Path, overwrite: boolean, shallow = false): number | undefined {
    if (isWithin(from, to) && isWithin(to, from)) return 403;
    if (!this.find(from)) return 404;
    if (!this.folderOf(to)) return 409;
    if (this.find(to) && !overwrite) return 412;
    // A folder alone may be copied into itself: it takes nothing along.
    return (isWithin(from, to) && !shallow) || isWithin(to, from) ? 409 : undefined;
  }

  private folderOf(path: Path): ModelFolder | undefined {
    const parent = this.find(path.slice(0, -1));
    return parent?.kind === 'folder' ? parent : undefined;
  }

  private place(path: Path, node: ModelNode): number {
    const folder = this.folderOf(path);
    if (!folder) return 409;
    const status = folder.children.has(last(path)) ? 204 : 201;
    folder.children.set(last(path), node);
    return status;
  }
}

function last(path: Path): string {
  return path.at(-1) ?? '';
}

/** Whether `path` is `folder` or lies in it. */
export function isWithin(folder: Path, path: Path): boolean {
  return folder.every((name, index) => name === path[index]);
}

function withoutChildren(node: ModelNode): ModelNode {
  return node.kind === 'folder' ? { ...node, children: new Map() } : node;
}
