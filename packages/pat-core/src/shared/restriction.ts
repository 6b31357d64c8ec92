/**
 * What a token may not do although its scopes and its user's grants would allow it: change anything; put something in the place of what is
 * there; take anything away, be it by moving.
 */
export const restrictions = ['read-only', 'no-overwrite', 'no-delete'] as const;
export type Restriction = (typeof restrictions)[number];
