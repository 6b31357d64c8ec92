import type { TokenKind } from '../shared/token-kind.js';
import type { Policy } from './types.js';

/** What of a token the policy speaks of. */
export interface PolicySubject {
  readonly kind: TokenKind;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly autoRefreshSeconds: number | undefined;
}

/** What of a token is not within the policy. */
export interface Breach {
  readonly field: 'publicKey' | 'scopes' | 'expiresAt' | 'autoRefreshSeconds';
  /** A sentence for its owner. */
  readonly reason: string;
}

/**
 * Why a token is not within the policy; undefined: it is. The policy speaks of what users make; what was
 * exchanged from a token is judged by that token.
 */
export function breachOf(token: PolicySubject, policy: Policy): Breach | undefined {
  if (token.kind !== 'pat' && token.kind !== 'ssh_key') return undefined;
  if (token.kind === 'ssh_key' && !policy.sshKeysAllowed)
    return { field: 'publicKey', reason: 'The policy does not allow SSH keys.' };
  if (policy.scopeRequired && token.scopes.length === 0)
    return { field: 'scopes', reason: 'The policy asks for at least one scope.' };
  return lifetimeBreach(token, policy);
}

function lifetimeBreach(token: PolicySubject, policy: Policy): Breach | undefined {
  const { expiresAt, autoRefreshSeconds } = token;
  const { maxLifetimeSeconds, maxAutoRefreshSeconds, autoRefreshCapSeconds, neverExpiringAllowed } = policy;
  const isLonger = (limit: number | undefined) => limit !== undefined && lifetimeSeconds(token) > limit;
  if (isLonger(maxLifetimeSeconds)) {
    return ending(`The policy asks for a hard limit at most ${duration(maxLifetimeSeconds)} after creation.`);
  }
  if (autoRefreshSeconds === undefined) {
    const never = !expiresAt && !neverExpiringAllowed;
    return never ? ending('The policy does not allow tokens that never expire.') : undefined;
  }
  if (maxAutoRefreshSeconds !== undefined && autoRefreshSeconds > maxAutoRefreshSeconds) {
    const most = duration(maxAutoRefreshSeconds);
    return {
      field: 'autoRefreshSeconds',
      reason: `The policy allows auto-refresh windows of at most ${most}.`,
    };
  }
  if (isLonger(autoRefreshCapSeconds)) {
    return ending(
      `The policy asks for a hard limit at most ${duration(autoRefreshCapSeconds)} after creation with auto-refresh.`,
    );
  }
  return undefined;
}

function ending(reason: string): Breach {
  return { field: 'expiresAt', reason };
}

/** Infinite without a hard limit. */
function lifetimeSeconds({ createdAt, expiresAt }: PolicySubject): number {
  return expiresAt ? (expiresAt.getTime() - createdAt.getTime()) / 1000 : Number.POSITIVE_INFINITY;
}

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** In the largest unit that says it exactly. */
function duration(seconds = 0): string {
  const [size, unit] = units.find(([size]) => seconds % size === 0) ?? units[3];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
