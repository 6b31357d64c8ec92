/** The path of the folder that something is in; `/` for workspaces. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
