/** A right as grants and scopes write it; '' is none. */
export type Right = '' | 'r' | 'w' | 'rw';

/** What a user was granted and what a token is narrowed to: path of the node that carries it -> right. */
export interface Rights {
  readonly grants: ReadonlyMap<string, Right>;
  /** undefined: a token without scopes. */
  readonly scopes: ReadonlyMap<string, Right> | undefined;
}

/** What user and token may do on a node: what grants on it and above give, and scopes on it and above leave. */
export function effective({ grants, scopes }: Rights, path: string): Right {
  const granted = allOn(grants, path);
  const scoped = scopes ? allOn(scopes, path) : 'rw';
  return asRight((['r', 'w'] as const).filter((one) => granted.includes(one) && scoped.includes(one)));
}

/** Whether a node can be seen: it can be read, or a right begins at it or below it. */
export function isVisible(rights: Rights, path: string): boolean {
  if (path === '' || effective(rights, path).includes('r')) return true;
  const carriers = [...rights.grants.keys(), ...(rights.scopes?.keys() ?? [])];
  return carriers.some((carrier) => isWithin(carrier, path) && effective(rights, carrier) !== '');
}

function allOn(carried: ReadonlyMap<string, Right>, path: string): Right {
  const rights = [...carried].filter(([carrier]) => isWithin(path, carrier)).map(([, right]) => right);
  return asRight((['r', 'w'] as const).filter((one) => rights.some((right) => right.includes(one))));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function asRight(ones: readonly ('r' | 'w')[]): Right {
  return ones.join('') as Right;
}
