import { badRequest, HttpError } from '../errors.js';
import { decodePath, type Place, rootPath } from './target.js';

const absoluteUrl = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#@]*)(\/[^?#]*)?$/i;

/**
 * Reads a URL in a header (`Destination`, a tag in `If`): absolute, or an absolute path (`Simple-ref`, RFC 4918 §8.3).
 * The scheme is not compared, because a proxy may end TLS.
 * @returns undefined when it points to another server or outside the tree
 * @throws HttpError 400 when it is malformed
 */
export function parseResourceUrl(url: string, ownHosts: ReadonlySet<string>): Place | undefined {
  let path = url;
  if (!url.startsWith('/')) {
    const match = absoluteUrl.exec(url);
    if (!match?.[2]) throw badRequest('A URL in this request is malformed.');
    if (!ownHosts.has(normalizeHost(match[2]))) return undefined;
    path = match[3] ?? '/';
  } else if (/[?#]/.test(url)) {
    throw badRequest('A URL in this request has a query or a fragment.');
  }
  const { names, endsInSlash } = decodePath(path);
  if (`/${names[0]}` !== rootPath) return undefined;
  return { names: names.slice(1), endsInSlash };
}

/**
 * Reads the `Destination` header (RFC 4918 §10.3).
 * @throws HttpError 400 when it is missing or malformed, 502 when it is not on this server
 */
export function parseDestination(header: string | undefined, ownHosts: ReadonlySet<string>): Place {
  if (header === undefined) throw badRequest('The Destination header is missing.');
  const place = parseResourceUrl(header.trim(), ownHosts);
  if (!place) throw new HttpError(502, 'The destination is not on this server.');
  return place;
}

/** A host with port as hosts are compared: lower case, without the default ports of http and https. */
export function normalizeHost(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/:(80|443)?$/, '');
}
