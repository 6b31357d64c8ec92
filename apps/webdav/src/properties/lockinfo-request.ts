import { badRequest } from '../errors.js';
import { davChild, isDav, serializeContent, type XmlElement } from '../xml/element.js';

interface LockinfoRequest {
  readonly shared: boolean;
  /** The content of the `DAV:owner` element as text that stands alone; empty when there is none. */
  readonly ownerXml: string;
}

const maxOwnerLength = 8 * 1024;

/**
 * Reads the body of a LOCK that asks for a new lock.
 * @throws HttpError 400
 * @see RFC 4918 §14.11
 */
export function readLockinfo(root: XmlElement): LockinfoRequest {
  const scope = isDav(root, 'lockinfo') ? davChild(root, 'lockscope') : undefined;
  const type = davChild(root, 'locktype');
  if (!scope || !type) throw badRequest('The body of a LOCK is a DAV:lockinfo element with scope and type.');
  const shared = davChild(scope, 'shared') !== undefined;
  if (!shared && !davChild(scope, 'exclusive')) {
    throw badRequest('The scope of a lock is DAV:exclusive or DAV:shared.');
  }
  if (!davChild(type, 'write')) throw badRequest('The type of a lock is DAV:write.');
  const owner = davChild(root, 'owner');
  const ownerXml = owner ? serializeContent(owner) : '';
  if (ownerXml.length > maxOwnerLength) throw badRequest('The description of the lock owner is too long.');
  return { shared, ownerXml };
}
