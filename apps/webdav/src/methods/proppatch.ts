import { PatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest } from '../errors.js';
import { emptyElement, type PropertyName } from '../properties/property-name.js';
import { type ProppatchRequest, readProppatch } from '../properties/proppatch-request.js';
import { propstat } from '../properties/propstat.js';
import { multistatusEnd, multistatusStart, responseElement } from '../response/multistatus.js';
import { TextWriter, xmlContentType } from '../response/text-writer.js';
import { readXml } from './read-xml.js';

/** PROPPATCH: all changes or none. @see RFC 4918 §9.2 */
export async function patchProperties(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, drive, response } = context;
  const root = await readXml(context);
  if (!root) throw badRequest('A PROPPATCH has a body.');
  const patch = readProppatch(root);
  const node = await files.stat(principal, { path });
  if (patch.protectedNames.length === 0) {
    await files.setProperties(principal, { path }, patch.changes, conditions);
  } else if (!node.permissions.write) {
    throw new PatError('forbidden', 'This token or its user may not do that here.');
  }
  const answer = new TextWriter(response, 207, { 'Content-Type': xmlContentType });
  const href = drive.hrefOf(node.path, node.kind);
  answer.append(multistatusStart + responseElement(href, outcome(patch)) + multistatusEnd);
  answer.end();
}

function outcome({ names, protectedNames }: ProppatchRequest): string {
  if (protectedNames.length === 0) return propstat(elementsOf(names), '200 OK');
  const others = names.filter((name) => !protectedNames.includes(name));
  const condition = '<D:error><D:cannot-modify-protected-property/></D:error>';
  return (
    propstat(elementsOf(protectedNames), '403 Forbidden', condition) +
    (others.length === 0 ? '' : propstat(elementsOf(others), '424 Failed Dependency'))
  );
}

function elementsOf(names: readonly PropertyName[]): string {
  return names.map(emptyElement).join('');
}
