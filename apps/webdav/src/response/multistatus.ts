/** The frame of a `DAV:multistatus` answer. @see RFC 4918 §13, §14.16 */
export const multistatusStart = '<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">\n';
export const multistatusEnd = '</D:multistatus>\n';

/** @param href percent-encoded, safe as XML text */
export function responseElement(href: string, propstats: string): string {
  return `<D:response><D:href>${href}</D:href>${propstats}</D:response>\n`;
}
