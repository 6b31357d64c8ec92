import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { type Item, openListing } from '../listing.js';
import { allProperties, type PropfindRequest, readPropfind } from '../properties/propfind-request.js';
import { preparePropstats } from '../properties/propstat.js';
import { parseDepth } from '../request/headers.js';
import { multistatusEnd, multistatusStart, responseElement } from '../response/multistatus.js';
import { TextWriter, xmlContentType } from '../response/text-writer.js';
import { readXml } from './read-xml.js';

/** PROPFIND of a node or of a folder and what is in it, streamed. @see RFC 4918 §9.1 */
export async function findProperties(context: DavContext): Promise<void> {
  const { response, drive, door } = context;
  const depth = parseDepth(context.header('depth')) ?? 'infinity';
  if (depth === 'infinity') {
    throw new HttpError(403, 'Ask for Depth 0 or 1.', 'propfind-finite-depth');
  }
  const propstats = preparePropstats(await readRequest(context));
  const listing = openListing(context, propstats.needs);
  const self = await listing.self();
  const answer = new TextWriter(response, 207, { 'Content-Type': xmlContentType });
  const now = door.clock();
  const append = ({ href, entry }: Item) =>
    answer.append(responseElement(href, propstats.write(entry, drive, now)));
  answer.append(multistatusStart);
  append(self);
  if (depth === 1 && self.entry.node.kind === 'folder') {
    for await (const items of listing.children()) {
      for (const item of items) {
        append(item);
        if (answer.isLong) await answer.flush();
      }
    }
  }
  answer.append(multistatusEnd);
  answer.end();
}

async function readRequest(context: DavContext): Promise<PropfindRequest> {
  const root = await readXml(context);
  return root ? readPropfind(root) : allProperties;
}
