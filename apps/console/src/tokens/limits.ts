import type { TokenRequest } from '../api/client.js';

export type TokenDoor = 'rest' | 'webdav' | 'sftp';
export type Restriction = 'read-only' | 'no-overwrite' | 'no-delete';

/** What narrows a token beside its scopes, as chosen in a form. */
export interface Limits {
  readonly doors: readonly TokenDoor[];
  readonly networks: readonly string[];
  readonly restrictions: readonly Restriction[];
  /** `2026-11-22T08:00` where the browser is; empty: at once. */
  readonly notBefore: string;
  readonly maxUses: number | undefined;
}

export const tokenDoors: readonly { readonly value: TokenDoor; readonly label: string }[] = [
  { value: 'webdav', label: 'WebDAV' },
  { value: 'sftp', label: 'SFTP' },
  { value: 'rest', label: 'REST' },
];

export const restrictions: readonly {
  readonly value: Restriction;
  readonly label: string;
  readonly about: string;
}[] = [
  { value: 'read-only', label: 'Read-only', about: 'Changes nothing, whatever it may use.' },
  { value: 'no-overwrite', label: 'No overwriting', about: 'Puts nothing in the place of what is there.' },
  { value: 'no-delete', label: 'No deleting', about: 'Takes nothing away, be it by moving or renaming.' },
];

export const noLimits: Limits = {
  doors: tokenDoors.map(({ value }) => value),
  networks: [],
  restrictions: [],
  notBefore: '',
  maxUses: undefined,
};

/** The fields of a request: only the limits that are set. */
export function limitFields({ doors, networks, restrictions, notBefore, maxUses }: Limits) {
  return {
    ...(doors.length < tokenDoors.length && { doors: [...doors] }),
    ...(networks.length > 0 && { networks: [...networks] }),
    ...(restrictions.length > 0 && { restrictions: [...restrictions] }),
    ...(notBefore !== '' && { notBefore: new Date(notBefore).toISOString() }),
    ...(maxUses !== undefined && { maxUses }),
  } satisfies Partial<TokenRequest>;
}

export function faultsOfLimits({ doors, maxUses }: Limits): { doors?: string; maxUses?: string } {
  return {
    ...(doors.length === 0 && { doors: 'Choose at least one door.' }),
    ...(maxUses !== undefined && maxUses < 1 && { maxUses: 'Enter a number greater than 0, or nothing.' }),
  };
}

/** An instant as a field of local date and time has it. */
export function toLocalField(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
