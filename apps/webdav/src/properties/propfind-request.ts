import { badRequest } from '../errors.js';
import { davChild, elementsIn, isDav, type XmlElement } from '../xml/element.js';
import type { PropertyName } from './property-name.js';

/** What a PROPFIND asks for. @see RFC 4918 §9.1, §14.20 */
export type PropfindRequest =
  | { readonly kind: 'allprop'; readonly include: readonly PropertyName[] }
  | { readonly kind: 'propname' }
  | { readonly kind: 'prop'; readonly names: readonly PropertyName[] };

export const allProperties: PropfindRequest = { kind: 'allprop', include: [] };

const maxNames = 256;

/** @throws HttpError 400 */
export function readPropfind(root: XmlElement): PropfindRequest {
  if (!isDav(root, 'propfind')) throw badRequest('The body of a PROPFIND is a DAV:propfind element.');
  const asked = elementsIn(root).filter(
    (child) => isDav(child, 'allprop') || isDav(child, 'propname') || isDav(child, 'prop'),
  );
  const [element] = asked;
  if (!element || asked.length > 1) {
    throw badRequest('A DAV:propfind element has exactly one of DAV:prop, DAV:propname and DAV:allprop.');
  }
  if (element.name === 'propname') return { kind: 'propname' };
  if (element.name === 'prop') return { kind: 'prop', names: namesIn(element) };
  const include = davChild(root, 'include');
  return { kind: 'allprop', include: include ? namesIn(include) : [] };
}

function namesIn(parent: XmlElement): PropertyName[] {
  const names = elementsIn(parent).map(({ namespace, name }) => ({ namespace, name }));
  if (names.length > maxNames) throw badRequest(`A PROPFIND names at most ${maxNames} properties.`);
  return names;
}
