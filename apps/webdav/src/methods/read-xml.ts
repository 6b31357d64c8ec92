import type { DavContext } from '../context.js';
import { readText } from '../request/body.js';
import type { XmlElement } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';

/**
 * Reads the body of a request as an XML document; undefined when it has none.
 * @throws HttpError 400, 408, 413
 */
export async function readXml(context: DavContext): Promise<XmlElement | undefined> {
  const text = await readText(context.body(), context.door.limits.xmlBodyBytes);
  return text === '' ? undefined : parseXml(text);
}
