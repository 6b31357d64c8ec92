import type { Schemas, Token } from '../api/client.js';
import { type Limits, noLimits, toLocalField } from './limits.js';
import { formatScope, parseScope, type Scope } from './scopes.js';

type TokenChanges = Schemas['TokenChanges'];

/** A token as it is being changed in the form. */
export interface TokenEdit {
  readonly name: string;
  readonly isScoped: boolean;
  readonly scopes: readonly Scope[];
  /** As a field of local date and time has it; empty: none. */
  readonly expiresAt: string;
  readonly autoRefreshSeconds: number | undefined;
  readonly limits: Limits;
}

export function editOf(token: Token): TokenEdit {
  const { name, scopes, expiresAt, autoRefreshSeconds, doors, networks, restrictions, maxUses } = token;
  return {
    name,
    isScoped: scopes.length > 0,
    scopes: scopes.map(parseScope),
    expiresAt: expiresAt === null ? '' : toLocalField(expiresAt),
    autoRefreshSeconds: autoRefreshSeconds ?? undefined,
    limits: {
      ...{ doors: doors ?? noLimits.doors, networks: networks ?? [], restrictions, notBefore: '' },
      maxUses: maxUses ?? undefined,
    },
  };
}

/** What is not as it was, in the fields of a request. */
export function changesOf(token: Token, edit: TokenEdit): TokenChanges {
  const before = editOf(token);
  const { name, expiresAt, autoRefreshSeconds, limits } = edit;
  const scopes = edit.isScoped ? edit.scopes.map(formatScope) : [];
  const { doors, networks, restrictions, maxUses } = limits;
  return {
    ...(name.trim() !== before.name && { name: name.trim() }),
    ...(!isSame(scopes, token.scopes) && { scopes }),
    ...(expiresAt !== before.expiresAt &&
      expiresAt !== '' && { expiresAt: new Date(expiresAt).toISOString() }),
    ...(autoRefreshSeconds !== before.autoRefreshSeconds && autoRefreshSeconds && { autoRefreshSeconds }),
    ...(!isSame(doors, before.limits.doors) && { doors: [...doors] }),
    ...(!isSame(networks, before.limits.networks) && networks.length > 0 && { networks: [...networks] }),
    ...(!isSame(restrictions, before.limits.restrictions) && { restrictions: [...restrictions] }),
    ...(maxUses !== before.limits.maxUses && maxUses !== undefined && { maxUses }),
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}
