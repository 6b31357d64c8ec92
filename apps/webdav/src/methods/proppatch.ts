import { isPatError, type PropertyChanges } from '@patio/pat-core';
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
  const { files, principal, path, conditions, response } = context;
  const root = await readXml(context);
  if (!root) throw badRequest('A PROPPATCH has a body.');
  const patch = readProppatch(root);
  // Without any change it still decides whether the caller might have made one.
  const changes = patch.protectedNames.length === 0 ? patch.changes : noChanges;
  await files.setProperties(principal, { path }, changes, conditions);
  const answer = new TextWriter(response, 207, { 'Content-Type': xmlContentType });
  const href = await ownHref(context);
  answer.append(multistatusStart + responseElement(href, outcome(patch)) + multistatusEnd);
  answer.end();
}

const noChanges: PropertyChanges = { set: [], remove: [] };

/** The URL of what was changed; as it was asked for when the caller may change it but not see it. */
async function ownHref({ files, principal, path, drive, location }: DavContext): Promise<string> {
  try {
    const node = await files.stat(principal, { path });
    return drive.hrefOf(node.path, node.kind);
  } catch (error) {
    if (!isPatError(error, 'not_found')) throw error;
    return drive.hrefOf(path, location.endsInSlash ? 'folder' : 'file');
  }
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
