import type { DavContext } from '../context.js';
import { partialUpdateType } from '../request/update-range.js';
import { allowedMethods } from '../response/refuse.js';

/**
 * Tells what the server can do, the same for everybody and every URL.
 * @see RFC 4918 §10.1, §18, RFC 5789 §3.1; `MS-Author-Via` is what makes Windows speak WebDAV
 */
export async function sendOptions({ response }: DavContext): Promise<void> {
  response.writeHead(200, {
    DAV: '1, 2, 3, sabredav-partialupdate',
    'Accept-Patch': partialUpdateType,
    Allow: allowedMethods,
    'MS-Author-Via': 'DAV',
    'Accept-Ranges': 'bytes',
    'Content-Length': 0,
  });
  response.end();
}
