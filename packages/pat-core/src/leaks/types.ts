import type { Origin } from '../shared/door.js';

/** A string that somebody found in public and that may be a token of ours. */
export interface LeakedToken {
  readonly token: string;
  readonly type?: string | undefined;
  /** Where it was found. */
  readonly url?: string | undefined;
  readonly source?: string | undefined;
}

export interface LeakVerdict {
  readonly token: string;
  /** `true_positive`: it is, or was, a token of ours; it opens nothing any more. */
  readonly label: 'true_positive' | 'false_positive';
}

/** Who signed a report: the name of the key and the Base64 of the ECDSA P-256 signature (ASN.1 DER) over the body. */
export interface ReportSignature {
  readonly keyId: string;
  readonly signature: string;
}

/** A live token found in some text; the text it was found by is nowhere in this. */
export interface FoundToken {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  /** Whether it was revoked on this occasion. */
  readonly revoked: boolean;
}

export interface Leaks {
  /** Whether reports are taken: somebody's keys are known. */
  readonly enabled: boolean;
  /**
   * Proves that a report comes from one whose key is known.
   * @param body as it came, byte by byte
   * @throws unsupported when no keys are known, unauthenticated (audited), too_many_requests
   */
  verify(body: Uint8Array, signature: ReportSignature, origin: Origin): Promise<void>;
  /**
   * Revokes what is leaked with all that was exchanged from it, once: audited with where it was found, and told to the webhook. What is revoked
   * or expired already stays as it is.
   */
  report(tokens: readonly LeakedToken[], signature: ReportSignature, origin: Origin): Promise<LeakVerdict[]>;
}
