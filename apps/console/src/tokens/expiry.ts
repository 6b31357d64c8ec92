import type { Policy, TokenRequest } from '../api/client.js';
import { duration } from '../ui/time.js';

export type ExpiryModel = 'auto' | 'capped' | 'hard' | 'never';

/** What was chosen in the form; lengths in seconds, undefined while a field is empty. */
export interface Expiry {
  readonly model: ExpiryModel;
  readonly unusedSeconds: number | undefined;
  readonly lifetimeSeconds: number | undefined;
}

export const day = 86_400;

export const models: readonly {
  readonly value: ExpiryModel;
  readonly label: string;
  readonly about: string;
}[] = [
  { value: 'auto', label: 'When it is not used', about: 'Each use renews it.' },
  {
    value: 'capped',
    label: 'When it is not used, and on a date at the latest',
    about: 'Each use renews it, up to the date.',
  },
  { value: 'hard', label: 'On a fixed date', about: 'Whether it is used or not.' },
  { value: 'never', label: 'Never', about: 'Until it is revoked.' },
];

/** Why the policy forbids a model; undefined when it does not. */
export function forbids(policy: Policy, model: ExpiryModel): string | undefined {
  if (model === 'never' && (!policy.neverExpiringAllowed || policy.maxLifetimeSeconds !== null)) {
    return 'The policy asks for an end.';
  }
  if (model === 'auto' && (policy.maxLifetimeSeconds ?? policy.autoRefreshCapSeconds) !== null) {
    return 'The policy asks for a latest date.';
  }
  return undefined;
}

/** The longest lifetime and the longest time without use that the policy allows for a model. */
export function bounds(policy: Policy, model: ExpiryModel) {
  const caps = [policy.maxLifetimeSeconds, model === 'capped' ? policy.autoRefreshCapSeconds : null];
  const lifetime = Math.min(...caps.map((cap) => cap ?? Number.POSITIVE_INFINITY));
  return { lifetime, unused: policy.maxAutoRefreshSeconds ?? Number.POSITIVE_INFINITY };
}

/** What to begin with: sliding by 30 days, or what the policy allows of it. */
export function usualExpiry(policy: Policy): Expiry {
  const model = forbids(policy, 'auto') === undefined ? 'auto' : 'capped';
  const { lifetime, unused } = bounds(policy, model);
  return { model, unusedSeconds: Math.min(30 * day, unused), lifetimeSeconds: Math.min(365 * day, lifetime) };
}

/** Messages for the two fields; none: what was chosen can be sent. */
export function faultsOf(expiry: Expiry, policy: Policy): { unused?: string; lifetime?: string } {
  const { lifetime, unused } = bounds(policy, expiry.model);
  return {
    ...(hasWindow(expiry.model) && { unused: faultOf(expiry.unusedSeconds, unused) }),
    ...(hasEnd(expiry.model) && { lifetime: faultOf(expiry.lifetimeSeconds, lifetime) }),
  };
}

function faultOf(seconds: number | undefined, most: number): string | undefined {
  if (seconds === undefined || seconds < 1) return 'Enter a number greater than 0.';
  return seconds > most ? `The policy allows ${duration(most)} at most.` : undefined;
}

export const hasWindow = (model: ExpiryModel) => model === 'auto' || model === 'capped';
export const hasEnd = (model: ExpiryModel) => model === 'hard' || model === 'capped';

/** The fields of a request. */
export function expiryFields(
  { model, unusedSeconds, lifetimeSeconds }: Expiry,
  now: number,
): Pick<TokenRequest, 'expiresAt' | 'autoRefreshSeconds'> {
  return {
    ...(hasWindow(model) && { autoRefreshSeconds: unusedSeconds }),
    ...(hasEnd(model) && { expiresAt: new Date(now + (lifetimeSeconds ?? 0) * 1000).toISOString() }),
  };
}
