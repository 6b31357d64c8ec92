import { originRefusal, type Refusal, refusalOf } from '../auth/index.js';
import type { Credential, Reachability } from '../tokens/index.js';
import type { TokenInfo } from '../tokens/types.js';
import type { ExplainedAt, Explanation } from './types.js';

type Verdict = Pick<Explanation, 'decidedBy' | 'reason'>;

/**
 * Why a token opens nothing, or not where it is asked about, by the functions that the doors ask; undefined: it does. Where nothing is asked
 * about doors or addresses, they do not count.
 */
export function explainToken(
  credential: Credential,
  info: TokenInfo,
  at: ExplainedAt,
  now: number,
): Verdict | undefined {
  const refusal = refusalOf(credential, now);
  if (refusal) return { decidedBy: sourceOf(refusal), reason: sentence(refusal, credential, info, now) };
  if (info.status === 'exhausted') {
    const reason = `The token may be used ${info.maxUses} times and was. What is open goes on.`;
    return { decidedBy: 'token', reason };
  }
  return kindVerdict(credential, at.door) ?? placeVerdict(credential, at);
}

function sourceOf(refusal: Refusal): Explanation['decidedBy'] {
  if (refusal === 'policy') return 'policy';
  return refusal === 'user disabled' ? 'user' : 'token';
}

function sentence(refusal: Refusal, credential: Credential, info: TokenInfo, now: number): string {
  if (refusal === 'policy') return credential.breach ?? 'The policy does not allow the token.';
  if (refusal === 'user disabled') return `The user ${info.login} is disabled.`;
  const ownRefusal = refusalOf({ ...credential, parent: undefined }, now);
  const subject = ownRefusal === refusal ? 'The token' : 'The token that this one was exchanged from';
  const { notBefore } = ownRefusal === refusal ? credential : (credential.parent ?? credential);
  return refusal === 'pending' && notBefore
    ? `${subject} is not valid before ${notBefore.toISOString()}.`
    : `${subject} is ${refusal}.`;
}

function kindVerdict({ kind }: Credential, door: ExplainedAt['door']): Verdict | undefined {
  if (door === undefined) return undefined;
  if (kind === 'ssh_key' && door !== 'sftp') {
    return { decidedBy: 'door', reason: 'An SSH key opens the SFTP door and no other.' };
  }
  return kind === 'session' && door !== 'rest'
    ? { decidedBy: 'door', reason: 'A session of the console opens REST and no other door.' }
    : undefined;
}

function placeVerdict(credential: Credential, { door, address }: ExplainedAt): Verdict | undefined {
  const asked = <T extends Reachability>(limits: T): T => ({
    ...limits,
    doors: door === undefined ? undefined : limits.doors,
    networks: address === undefined ? undefined : limits.networks,
  });
  const { parent } = credential;
  const judged = { ...asked(credential), parent: parent && asked(parent) };
  const refusal = originRefusal(judged, { door: door ?? 'rest', address: address ?? '' });
  if (refusal === 'door') {
    return { decidedBy: 'door', reason: `The token does not open the door ${door}.` };
  }
  return refusal && { decidedBy: 'network', reason: `The token may not be used from ${address}.` };
}
