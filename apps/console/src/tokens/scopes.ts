export type Permission = 'r' | 'w' | 'rw';

/** One scope in its parts: of a node, or a named one. */
export type Scope =
  | { readonly kind: 'node'; readonly id: string; readonly permission: Permission }
  | { readonly kind: 'named'; readonly name: string };

const nodeScope = /^node:([0-9a-f-]{36}):(r|w|rw)$/i;

export function parseScope(text: string): Scope {
  const [, id, permission] = nodeScope.exec(text) ?? [];
  if (id === undefined) return { kind: 'named', name: text };
  return { kind: 'node', id, permission: permission as Permission };
}

export function formatScope(scope: Scope): string {
  return scope.kind === 'named' ? scope.name : `node:${scope.id}:${scope.permission}`;
}

export const permissionWords: Readonly<Record<Permission, string>> = {
  r: 'read',
  w: 'write only',
  rw: 'read and write',
};

export const namedScopes = [
  { name: 'profile', about: 'Tell services who you are' },
  { name: 'openid', about: 'Sign in to services with an ID token' },
  { name: 'credentials', about: 'Be exchanged for a WebDAV or SFTP login' },
] as const;
