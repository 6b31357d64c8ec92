/** The path with a name behind it. */
export function below(path: string, name: string): string {
  return path === '/' ? `/${name}` : `${path}/${name}`;
}

/** The folder that something is in. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Each name percent-encoded, the slashes not. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The address of a folder in the console. */
export function addressOf(path: string): string {
  return path === '/' ? '/files' : `/files${encodePath(path)}`;
}

/** The address at which the console shows a file, in its folder. */
export function previewAddressOf(path: string): string {
  const show = path.slice(path.lastIndexOf('/') + 1);
  return `${addressOf(folderOf(path))}?${new URLSearchParams({ show })}`;
}

/** Where a file's content is downloaded. */
export function contentOf(id: string): string {
  return `/api/v1/nodes/${id}/content`;
}
