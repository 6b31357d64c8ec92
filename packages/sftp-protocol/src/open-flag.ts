/**
 * Bits of the `pflags` field of OPEN.
 *
 * @see draft-ietf-secsh-filexfer-02 §6.3
 */
export const OpenFlag = {
  READ: 0x01,
  WRITE: 0x02,
  APPEND: 0x04,
  CREATE: 0x08,
  TRUNCATE: 0x10,
  EXCLUSIVE: 0x20,
} as const;

/** What an OPEN asks for, bit by bit. Bits that version 3 does not define are ignored. */
export interface OpenMode {
  readonly read: boolean;
  readonly write: boolean;
  /** Every write goes to the end of the file, whatever its offset. */
  readonly append: boolean;
  readonly create: boolean;
  readonly truncate: boolean;
  /** With `create`: fail when the file exists. */
  readonly exclusive: boolean;
}

/** Spells out the `pflags` of an OPEN request. */
export function decodeOpenFlags(pflags: number): OpenMode {
  return {
    read: (pflags & OpenFlag.READ) !== 0,
    write: (pflags & OpenFlag.WRITE) !== 0,
    append: (pflags & OpenFlag.APPEND) !== 0,
    create: (pflags & OpenFlag.CREATE) !== 0,
    truncate: (pflags & OpenFlag.TRUNCATE) !== 0,
    exclusive: (pflags & OpenFlag.EXCLUSIVE) !== 0,
  };
}
