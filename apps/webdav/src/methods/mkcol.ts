import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { announcesBody } from '../request/body.js';

/** MKCOL: makes a folder. Bodies are not understood. @see RFC 4918 §9.3 */
export async function makeFolder(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, request, response } = context;
  if (announcesBody(request)) throw new HttpError(415, 'A MKCOL has no body.');
  await files.createFolder(principal, { path }, conditions);
  response.writeHead(201, { 'Content-Length': 0 }).end();
}
