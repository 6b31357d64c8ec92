import { createHash } from 'node:crypto';
import { type ProblemCode, problemKind } from '../errors.js';
import type { OpenApiDocument, Operation } from './document.js';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { overflow: auto; padding: .75rem; background: color-mix(in srgb, currentColor 6%, transparent); border-radius: .4rem; }
details { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .4rem; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
.method { display: inline-block; min-width: 4.5em; font-weight: 600; }
`;

/** Allows the one inline style sheet and nothing else: no script, no frame, no request to anybody. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The OpenAPI document as a page to read. */
export function apiPage(document: OpenApiDocument): string {
  const { info, tags, paths, components } = document;
  const sections = tags.map(({ name }) => {
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { tags: own }]) => own.includes(name))
        .map(([method, operation]) => operationHtml(method, path, operation)),
    );
    return `<h2>${escapeHtml(name)}</h2>${operations.join('')}`;
  });
  const schemas = Object.entries(components.schemas).map(([id, schema]) => schemaHtml(id, schema));
  return page(
    `${info.title} API`,
    `<p>${prose(info.description)}</p>
<p>Send a token as <code>Authorization: Bearer TOKEN</code>, or as <code>Authorization: Basic</code> with the login and the
token as the password. Errors are problem documents (RFC 9457). The same as data: <a href="openapi.json">openapi.json</a>.</p>
${sections.join('\n')}<h2>Schemas</h2>${schemas.join('')}`,
  );
}

/** What one kind of problem means. */
export function problemPage(code: ProblemCode): string {
  const { title, status, meaning } = problemKind(code);
  return page(
    title,
    `<p>${prose(meaning)}</p><p>Status <code>${status}</code>, code <code>${code}</code>.</p>`,
  );
}

function operationHtml(method: string, path: string, operation: Operation): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const rows = parameters.map(({ name, in: place, required, description: meaning = '' }) => [
    `<code>${escapeHtml(name)}</code>`,
    `${place}${required ? ', required' : ''}`,
    prose(meaning),
  ]);
  const answers = Object.entries(responses).map(([status, { description: meaning, content }]) => [
    `<code>${status}</code>`,
    prose(meaning),
    status.startsWith('2') ? contentHtml(content) : '',
  ]);
  return `<details id="${escapeHtml(operationId)}"><summary><span class="method">${method.toUpperCase()}</span>
<code>${escapeHtml(path)}</code> ${prose(summary)}</summary>
${description === undefined ? '' : `<p>${prose(description)}</p>`}
${rows.length > 0 ? table(['Parameter', 'In', 'Meaning'], rows) : ''}
${requestBody ? `<p>Body: ${contentHtml(requestBody.content)}</p>` : ''}
${table(['Status', 'Meaning', 'Body'], answers)}</details>`;
}

function contentHtml(content: Operation['responses'][string]['content']): string {
  return Object.entries(content ?? {})
    .map(([media, { schema }]) => {
      const id = (schema as { $ref?: string }).$ref?.split('/').at(-1);
      return id
        ? `<a href="#schema-${escapeHtml(id)}">${escapeHtml(id)}</a>`
        : `<code>${escapeHtml(media)}</code>`;
    })
    .join(', ');
}

function schemaHtml(id: string, schema: object): string {
  const json = escapeHtml(JSON.stringify(schema, undefined, 2));
  return `<details id="schema-${escapeHtml(id)}"><summary><code>${escapeHtml(id)}</code></summary><pre>${json}</pre></details>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const header = head.map((cell) => `<th>${cell}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><tr>${header}</tr>${body}</table>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>
`;
}

/** Escaped text in which backquotes mark code and blank lines break. */
function prose(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll('\n\n', '<br>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
