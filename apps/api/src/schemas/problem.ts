import { z } from 'zod';
import { problemCodes } from '../errors.js';
import { named } from './named.js';

export const problem = named(
  'Problem',
  z
    .object({
      type: z.string().describe('Stable reference of the kind of problem'),
      title: z.string(),
      status: z.int(),
      code: z.enum(problemCodes),
      detail: z.string().describe('What went wrong this time, for a person'),
      errors: z
        .array(z.object({ field: z.string(), reason: z.string() }))
        .optional()
        .describe('The fields that were refused'),
      instance: z.string().optional().describe('Names this very occurrence in the log'),
    })
    .describe('RFC 9457 problem document'),
);
