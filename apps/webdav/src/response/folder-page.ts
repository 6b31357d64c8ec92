import type { DavContext } from '../context.js';
import { type Item, openListing } from '../listing.js';
import { parentPath } from '../tree-path.js';
import { escapeAttribute, escapeText } from '../xml/escape.js';
import { TextWriter } from './text-writer.js';

/** No scripts, nothing from elsewhere. */
export const htmlHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-cache',
};

/** A folder as a page for people with a browser: names, sizes, dates, links. */
export async function sendFolderPage(context: DavContext): Promise<void> {
  const { response, location, drive } = context;
  const { virtualFolder, names } = location;
  const listing = openListing(context, { details: false, quota: false });
  const page = new TextWriter(response, 200, htmlHeaders);
  page.append(pageHead(virtualFolder ? virtualFolder.href : context.path));
  if (names.length > 0) page.append(row(drive.hrefOf(parentPath(context.path), 'folder'), '../', '', ''));
  for await (const items of listing.children()) {
    for (const item of items) page.append(itemRow(item));
    if (page.isLong) await page.flush();
  }
  page.append('</table>\n</html>\n');
  page.end();
}

function pageHead(path: string): string {
  const title = escapeText(path);
  return (
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n` +
    '<meta name="viewport" content="width=device-width">\n' +
    '<style>body{font:16px sans-serif;margin:2em}td{padding:.2em 2em .2em 0}' +
    '.size{text-align:right;font-variant-numeric:tabular-nums}</style>\n' +
    `<h1>${title}</h1>\n<table>\n`
  );
}

function itemRow({ name, href, entry: { node } }: Item): string {
  const date = node.modifiedAt.toISOString().slice(0, 16).replace('T', ' ');
  const isFile = node.kind === 'file';
  const size = isFile ? readableSize(node.sizeBytes) : '';
  return row(href, isFile ? name : `${name}/`, size, `${date} UTC`);
}

function row(href: string, name: string, size: string, date: string): string {
  return (
    `<tr><td><a href="${escapeAttribute(href)}">${escapeText(name)}</a></td>` +
    `<td class="size">${size}</td><td>${date}</td></tr>\n`
  );
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

function readableSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
