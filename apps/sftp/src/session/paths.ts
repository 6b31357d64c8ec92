import { joinPath, splitPath } from '@patio/pat-core';

/**
 * Turns what a client wrote into an absolute path, by its text alone: relative to `home`, `.` and repeated slashes
 * dropped, `..` taken back, never above `/`. Nothing has to exist.
 *
 * @see draft-ietf-secsh-filexfer-02 §6.2
 */
export function absolutePath(path: string, home: string): string {
  const names: string[] = [];
  for (const name of (path.startsWith('/') ? path : `${home}/${path}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** The path under which the core knows what the client means. @throws invalid_name */
export function nodePath(path: string, home: string): string {
  return joinPath(splitPath(absolutePath(path, home)));
}

/** As {@link absolutePath}, with a leading `~` or `~login` standing for `home`; undefined for another user's. */
export function expandedPath(path: string, home: string, login: string): string | undefined {
  if (!path.startsWith('~')) return absolutePath(path, home);
  const [user = '', ...rest] = path.slice(1).split('/');
  if (user !== '' && user !== login) return undefined;
  return absolutePath(`${home}/${rest.join('/')}`, home);
}

/** The folder that a path lies in; `/` for `/`. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
