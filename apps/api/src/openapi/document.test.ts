import { expect, test } from 'vitest';
import { createDocuments } from '../documents.js';
import { problemCodes, problemType } from '../errors.js';
import { routes } from '../routes.js';
import { openApiDocument } from './document.js';
import { pagePolicy } from './page.js';

const document = openApiDocument(routes, '');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('has every route once, under a name of its own', () => {
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
});

test('all references lead somewhere, and every schema is used', () => {
  const text = JSON.stringify(document);
  const references = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id),
  );
  expect([...references].sort()).toEqual(Object.keys(document.components.schemas).sort());
  expect(text).not.toMatch(/"(\$id|\$schema|pattern)":/);
});

test.each(operations)('$method $path declares exactly the parameters of its path', ({ path, operation }) => {
  const inTemplate = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
  expect(declared.map(({ name }) => name)).toEqual(inTemplate);
  expect(declared.every(({ required }) => required)).toBe(true);
});

test.each(operations)('$method $path says what success and failure look like', ({ operation }) => {
  const statuses = Object.keys(operation.responses);
  expect(statuses.some((status) => /^[23]/.test(status))).toBe(true);
  if (operation.security.length > 0)
    expect(statuses).toEqual(expect.arrayContaining(['400', '401', '429', '500', '503']));
  for (const { description } of Object.values(operation.responses)) expect(description).not.toBe('');
});

test('the pages need nothing from anybody: no script, no outside address, a policy that says so', () => {
  const { page, problemPages } = createDocuments(routes, '');
  for (const html of [page, ...problemPages.values()]) {
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\//);
  }
  expect(pagePolicy).toContain("default-src 'none'");
  expect(pagePolicy).not.toContain('unsafe');
  for (const route of routes) expect(page).toContain(`id="${route.name}"`);
  for (const code of problemCodes)
    expect(problemPages.has(problemType(code).slice('/problems/'.length))).toBe(true);
});

test('texts cannot break out of the page', () => {
  const [route] = routes;
  if (!route) throw new Error('There are no routes.');
  const hostile = { ...route, summary: '<script>alert(1)</script>', path: '/"><b>' } as const;
  const { page } = createDocuments([{ ...hostile, params: undefined } as unknown as typeof route], '');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('"><b>');
});
