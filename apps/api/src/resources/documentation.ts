import { z } from 'zod';
import { pagePolicy } from '../openapi/page.js';
import { Problem } from '../problem.js';
import { openRoute } from '../route.js';

const tag = 'Documentation';
const pageHeaders = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': pagePolicy };

export const documentationRoutes = [
  openRoute({
    name: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    tag,
    summary: 'This API as OpenAPI 3.1',
    responses: { 200: { description: 'The OpenAPI document', media: 'application/json' } },
    errors: [],
    async handle({ services }) {
      return {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        text: services.documents.openApi,
      };
    },
  }),
  openRoute({
    name: 'getDocs',
    method: 'GET',
    path: '/docs',
    tag,
    summary: 'This API as a page to read',
    responses: { 200: { description: 'The page', media: 'text/html' } },
    errors: [],
    async handle({ services }) {
      return { status: 200, headers: pageHeaders, text: services.documents.page };
    },
  }),
  openRoute({
    name: 'explainProblem',
    method: 'GET',
    path: '/problems/{kind}',
    tag,
    summary: 'What the type of a problem document means',
    params: z.object({ kind: z.string().max(100).describe('The last part of the `type`') }),
    responses: { 200: { description: 'The page', media: 'text/html' } },
    errors: ['not_found'],
    async handle({ services, params }) {
      const text = services.documents.problemPages.get(params.kind);
      if (text === undefined) throw new Problem('not_found', 'There is no such kind of problem.');
      return { status: 200, headers: pageHeaders, text };
    },
  }),
];
