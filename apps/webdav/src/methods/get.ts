import { isPatError, type OpenFile } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { checksumHeaders } from '../properties/checksums.js';
import { evaluateConditions, rangeApplies } from '../request/conditional.js';
import { resolveRanges } from '../request/ranges.js';
import { sendNotModified } from '../response/content-headers.js';
import { sendFolderPage } from '../response/folder-page.js';
import { type OpenContent, sendRanges, sendUnsatisfiable, sendWhole } from '../response/send-content.js';

/** GET: a file's content, or a folder as a page for people. @see RFC 9110 §9.3.1, §13, §14 */
export async function getContent(context: DavContext): Promise<void> {
  const { location, response } = context;
  if (location.endsInSlash) return sendFolder(context);
  const file = await openUnlessFolder(context);
  if (!file) return sendFolder(context);
  try {
    await sendFile(context, { response, file });
  } finally {
    await file.close();
  }
}

/** undefined: it is a folder, perhaps one that can only be traversed. */
async function openUnlessFolder({ files, principal, path }: DavContext): Promise<OpenFile | undefined> {
  try {
    return await files.open(principal, { path });
  } catch (error) {
    if (isPatError(error, 'is_a_folder')) return undefined;
    if (!isPatError(error, 'forbidden')) throw error;
    const { kind } = await files.stat(principal, { path });
    if (kind === 'folder') return undefined;
    throw error;
  }
}

async function sendFolder(context: DavContext): Promise<void> {
  try {
    await sendFolderPage(context);
  } catch (error) {
    if (!isPatError(error, 'not_a_folder')) throw error;
    throw new HttpError(404, 'This is a file, not a folder.');
  }
}

async function sendFile(context: DavContext, content: OpenContent): Promise<void> {
  const { request } = context;
  const { node } = content.file;
  const outcome = evaluateConditions(request.headers, node, true);
  if (outcome === 'failed') throw new HttpError(412, 'A condition of the request does not hold.');
  if (outcome === 'not_modified') return sendNotModified(content.response, node);
  const { range, 'if-range': ifRange } = request.headers;
  const ranges = rangeApplies(ifRange as string | undefined, node)
    ? resolveRanges(range, node.sizeBytes)
    : 'whole';
  if (ranges === 'whole') return sendWhole(content, await checksumOf(context, content));
  if (ranges === 'unsatisfiable') return sendUnsatisfiable(content);
  return sendRanges(content, ranges);
}

/** Looked up for what is downloaded for a while; what is in memory already is answered at once, without. */
async function checksumOf({ files, principal, path }: DavContext, { file }: OpenContent) {
  if (file.content) return {};
  try {
    const { properties } = await files.describe(principal, { path });
    return checksumHeaders({ node: file.node, properties });
  } catch (error) {
    if (isPatError(error, 'not_found')) return {};
    throw error;
  }
}
