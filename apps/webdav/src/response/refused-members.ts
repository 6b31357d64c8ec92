import type { DavContext } from '../context.js';
import { preconditionElement, type Refusal } from '../errors.js';
import { isWithin } from '../tree-path.js';
import { multistatusEnd, multistatusStart } from './multistatus.js';

/**
 * The body of a 207 when nothing but members of what the request is about, or of what it would replace, are locked: it names each of
 * them. undefined when the request fails by its own URL. Nothing was changed in either case.
 * @see RFC 4918 §9.6.1, §9.8.5, §9.9.4 (where the URL of the request itself is better left out), §9.10.3 (where it is named)
 */
export function refusedMembers(context: DavContext, refusal: Refusal): string | undefined {
  const { blockedBy, precondition } = refusal;
  const { method } = context.request;
  if (blockedBy.length === 0 || !blockedBy.every(({ path }) => isMember(context, path))) return undefined;
  const { drive, path } = context;
  const hrefs = new Set(blockedBy.map((lock) => drive.hrefOf(lock.path, lock.kind)));
  const error = `<D:error>${preconditionElement(precondition, [])}</D:error>`;
  const members = [...hrefs].map((href) => statusElement(href, '423 Locked', error));
  const whole =
    method === 'LOCK' ? statusElement(drive.hrefOf(path, 'folder'), '424 Failed Dependency', '') : '';
  return multistatusStart + members.join('') + whole + multistatusEnd;
}

function isMember({ path, destinationPath }: DavContext, locked: string): boolean {
  return [path, destinationPath].some(
    (whole) => whole !== undefined && whole !== locked && isWithin(whole, locked),
  );
}

function statusElement(href: string, status: string, error: string): string {
  return `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status}</D:status>${error}</D:response>\n`;
}
