/** The path with a name behind it. */
export function below(path: string, name: string): string {
  return path === '/' ? `/${name}` : `${path}/${name}`;
}

/** Each name percent-encoded, the slashes not. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The address of a folder in the console. */
export function addressOf(path: string): string {
  return path === '/' ? '/files' : `/files${encodePath(path)}`;
}
