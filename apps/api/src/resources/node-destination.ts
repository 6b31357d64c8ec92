import { type NodeInfo, normalizeName } from '@patio/pat-core';
import { z } from 'zod';
import type { TokenCall } from '../route.js';
import { nodeId } from '../schemas/common.js';

/** The fields by which a body says where something goes: a path, or a folder and a name. */
export const destinationFields = {
  path: z
    .string()
    .max(65_536)
    .exactOptional()
    .describe('The whole new path; instead of `parentId` and `name`'),
  parentId: nodeId.exactOptional().describe('The folder to put it in'),
  name: z.string().max(1024).exactOptional(),
};

interface Destination {
  readonly path?: string;
  readonly parentId?: z.output<typeof nodeId>;
  readonly name?: string;
}

/** Refuses bodies that say two different places. */
export function namesOnePlace({ path, parentId, name }: Destination): boolean {
  return path === undefined || (parentId === undefined && name === undefined);
}

export const twoPlaces = { path: ['path'], error: 'Give path, or parentId and name' };

/** The path that a body means; what it leaves out is as in `source`. @throws PatError invalid_name, not_found */
export async function destinationPath(
  { platform, principal }: Pick<TokenCall, 'platform' | 'principal'>,
  { path, parentId, name }: Destination,
  source: Pick<NodeInfo, 'path' | 'name'>,
): Promise<string> {
  if (path !== undefined) return path;
  const folder =
    parentId === undefined
      ? source.path.slice(0, source.path.lastIndexOf('/'))
      : (await platform.files.stat(principal, { id: parentId })).path;
  return `${folder}/${normalizeName(name ?? source.name)}`;
}
