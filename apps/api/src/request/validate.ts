import type { z } from 'zod';
import { type FieldError, Problem } from '../problem.js';

type Place = 'path' | 'query' | 'body' | 'metadata';

/** Checks one part of a request. @throws Problem invalid, naming each field with its reason */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: Place,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(fieldErrors);
  const fields = errors.map(({ field }) => field || 'the whole').join(', ');
  throw new Problem('invalid', `The ${place} is not valid: ${fields}.`, { errors });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key]),
      reason: 'There is no such field.',
    }));
  }
  return [{ field: fieldName(issue.path), reason: `${issue.message}.` }];
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
