import { normalizeName, type UploadRequest } from '@patio/pat-core';
import { z } from 'zod';
import { validate } from '../request/validate.js';
import type { TokenCall } from '../route.js';
import { givenInstant, nodeId } from '../schemas/common.js';

export type UploadPlace = Pick<UploadRequest, 'path' | 'overwrite' | 'modifiedAt'>;

/** What is read of an upload's metadata. Clients add keys of their own, which mean nothing here. */
const fields = z
  .object({
    path: z.string().max(65_536).exactOptional(),
    parentId: nodeId.exactOptional(),
    filename: z.string().max(1024).exactOptional(),
    modifiedAt: givenInstant.exactOptional(),
    overwrite: z.enum(['true', 'false'], 'Neither true nor false').default('false'),
  })
  .refine(({ path, parentId }) => (path === undefined) !== (parentId === undefined), {
    path: ['path'],
    error: 'Give path, or parentId and filename',
  })
  .refine(({ path, filename }) => path !== undefined || filename !== undefined, {
    path: ['filename'],
    error: 'Missing',
  });

/** Where an upload goes, by its metadata. @throws Problem invalid, naming the key; PatError invalid_name, not_found */
export async function placeOf(
  { platform, principal }: Pick<TokenCall, 'platform' | 'principal'>,
  metadata: Readonly<Record<string, string | null>>,
): Promise<UploadPlace> {
  const { path, parentId, filename = '', modifiedAt, overwrite } = validate(fields, metadata, 'metadata');
  const folder = parentId === undefined ? '' : (await platform.files.stat(principal, { id: parentId })).path;
  return {
    path: path ?? `${folder}/${normalizeName(filename)}`,
    overwrite: overwrite === 'true',
    ...(modifiedAt !== undefined && { modifiedAt: new Date(modifiedAt) }),
  };
}
