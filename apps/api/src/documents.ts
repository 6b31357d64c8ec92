import { problemCodes, problemType } from './errors.js';
import { openApiDocument } from './openapi/document.js';
import { apiPage, problemPage } from './openapi/page.js';
import type { Route } from './route.js';

/** What the door says about itself, rendered once. */
export interface Documents {
  /** The OpenAPI 3.1 document as JSON. */
  readonly openApi: string;
  /** The same as HTML. */
  readonly page: string;
  /** HTML by the last part of a problem's `type`. */
  readonly problemPages: ReadonlyMap<string, string>;
}

export function createDocuments(routes: readonly Route[], baseUrl: string): Documents {
  const document = openApiDocument(routes, baseUrl);
  const pages = problemCodes.map(
    (code) => [problemType(code).replace('/problems/', ''), problemPage(code)] as const,
  );
  return { openApi: JSON.stringify(document), page: apiPage(document), problemPages: new Map(pages) };
}
