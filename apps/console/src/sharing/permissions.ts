import type { Grant } from '../api/client.js';

export type Permission = Grant['permission'];

/** What a grant gives, in words. */
export const permissionWords = [
  { value: 'r', label: 'Read' },
  { value: 'rw', label: 'Read and write' },
  { value: 'w', label: 'Only add files' },
] as const satisfies readonly { value: Permission; label: string }[];
