import { PatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { checksumHeaders } from '../properties/checksums.js';
import { evaluateConditions } from '../request/conditional.js';
import { contentHeaders, sendNotModified } from '../response/content-headers.js';
import { htmlHeaders } from '../response/folder-page.js';

/** HEAD: the headers that GET would send. @see RFC 9110 §9.3.2 */
export async function headContent(context: DavContext): Promise<void> {
  const { files, principal, response, request, location } = context;
  const entry = location.virtualFolder ? undefined : await files.describe(principal, { path: context.path });
  const node = entry?.node;
  if (!entry || node?.kind !== 'file') {
    response.writeHead(200, htmlHeaders).end();
    return;
  }
  if (!node.permissions.read) throw new PatError('forbidden', 'This file may be written but not read.');
  if (location.endsInSlash) throw new HttpError(404, 'This is a file, not a folder.');
  const outcome = evaluateConditions(request.headers, node, true);
  if (outcome === 'failed') throw new HttpError(412, 'A condition of the request does not hold.');
  if (outcome === 'not_modified') return sendNotModified(response, node);
  response.writeHead(200, { ...contentHeaders(node, node.sizeBytes), ...checksumHeaders(entry) }).end();
}
