/**
 * Largest packet that OpenSSH sends or takes, its length field not counted. `limits@openssh.com` announces it.
 */
export const MAX_PACKET_BYTES = 256 * 1024;

/** Largest READ or WRITE that fits into such a packet beside its header: what OpenSSH's client then asks for. */
export const MAX_DATA_BYTES = 255 * 1024;

/** What the decoders accept unless told: clients that count the payload alone send slightly more than 256 KiB. */
export const DEFAULT_PACKET_LIMIT_BYTES = MAX_PACKET_BYTES + 1024;
