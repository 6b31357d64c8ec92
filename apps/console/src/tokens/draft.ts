import type { Policy, TokenRequest } from '../api/client.js';
import { type Expiry, expiryFields, faultsOf, usualExpiry } from './expiry.js';
import { faultsOfLimits, type Limits, limitFields, noLimits } from './limits.js';
import { formatScope, type Scope } from './scopes.js';

/** A token as it is being put together in the form. */
export interface TokenDraft {
  readonly name: string;
  readonly isScoped: boolean;
  readonly scopes: readonly Scope[];
  readonly expiry: Expiry;
  readonly limits: Limits;
}

/** What a link asks for; the rest is as usual. */
export type Prefill = Partial<Omit<TokenDraft, 'isScoped' | 'expiry' | 'limits'>> & {
  readonly expiry?: Partial<Expiry>;
  readonly limits?: Partial<Limits>;
};

export function newDraft(
  policy: Policy,
  { name = '', scopes = [], expiry, limits }: Prefill = {},
): TokenDraft {
  return {
    name,
    scopes,
    isScoped: policy.scopeRequired || scopes.length > 0,
    expiry: { ...usualExpiry(policy), ...expiry },
    limits: { ...noLimits, ...limits },
  };
}

type Faults = Readonly<
  Partial<Record<'name' | 'scopes' | 'doors' | 'maxUses' | 'unused' | 'lifetime', string | undefined>>
>;

/** What is still wrong, by field. */
export function faultsOfDraft(
  { name, isScoped, scopes, expiry, limits }: TokenDraft,
  policy: Policy,
): Faults {
  return {
    ...(name.trim() === '' && { name: 'Say what the token is for.' }),
    ...(isScoped && scopes.length === 0 && { scopes: 'Add at least one file, folder or named scope.' }),
    ...faultsOfLimits(limits),
    ...faultsOf(expiry, policy),
  };
}

export function requestOf({ name, isScoped, scopes, expiry, limits }: TokenDraft, now: number): TokenRequest {
  return {
    name: name.trim(),
    ...expiryFields(expiry, now),
    ...(isScoped && { scopes: scopes.map(formatScope) }),
    ...limitFields(limits),
  };
}
