/** Why a byte stream stopped being SFTP. */
export type ProtocolErrorCode =
  /** A packet of length 0: it has not even a type. */
  | 'empty-packet'
  /** The announced length is above the limit; nothing of the body was stored. */
  | 'oversize-packet'
  /** A field reaches beyond the end of its packet. */
  | 'truncated-packet'
  /** A well-formed packet with a value that cannot be expressed (client side and standalone decoders only). */
  | 'bad-value'
  /** A packet type that the peer may not send (client side only). */
  | 'unexpected-packet';

/**
 * The peer sent bytes that are no SFTP packet. The stream has no way to find the next packet, so the session that
 * sent them ends; no other session is concerned.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';

  constructor(
    readonly code: ProtocolErrorCode,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
