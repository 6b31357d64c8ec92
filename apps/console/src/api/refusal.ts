import { ApiError } from './client.js';

/** What a refusal says of a form. */
export interface Refusal<Field extends string> {
  /** Why, by field. */
  readonly at: Readonly<Partial<Record<Field, string>>>;
  /** What concerns none of the form's fields. */
  readonly rest: Error | null;
}

/** Sorts what the server refused to the fields of a form that speak of it. */
export function refusalOf<Field extends string>(
  error: Error | null,
  fields: readonly Field[],
): Refusal<Field> {
  const named = error instanceof ApiError ? error.fields : {};
  const at: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const reason = named[field];
    if (reason !== undefined) at[field] = reason;
  }
  return { at, rest: Object.keys(at).length === 0 ? error : null };
}
