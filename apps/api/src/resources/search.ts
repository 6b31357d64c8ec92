import { z } from 'zod';
import { route } from '../route.js';
import { pageJson, pageQuery } from '../schemas/common.js';
import { named } from '../schemas/named.js';
import { nodeJson, nodePage } from '../schemas/node.js';

const searchPage = named(
  'SearchPage',
  z.object({
    ...nodePage.shape,
    complete: z
      .boolean()
      .describe('false: only the upper levels were searched, as there is too much; search in a folder below'),
  }),
);

export const searchRoutes = [
  route({
    name: 'searchNodes',
    method: 'GET',
    path: '/api/v1/search',
    tag: 'Nodes',
    summary: 'Find files and folders by a part of their name',
    description:
      'Everywhere below a folder, as far as the caller may see. Ordered by name. One search looks at 200 000 files and folders at most.',
    query: pageQuery.extend({
      name: z
        .string()
        .min(1)
        .max(255)
        .describe('What the name contains, in any letter case; `%`, `_` and `*` are ordinary characters'),
      path: z.string().default('/').describe('The folder to search in; `/`: all workspaces'),
      kind: z.enum(['file', 'folder']).exactOptional(),
    }),
    responses: { 200: { description: 'One page of files and folders', json: searchPage } },
    errors: ['not_found', 'not_a_folder', 'invalid_name'],
    async handle({ platform, principal, query: { name, path, ...options } }) {
      const page = await platform.files.search(principal, { path }, { ...options, text: name });
      return { status: 200, json: { ...pageJson(page, nodeJson), complete: page.isComplete } };
    },
  }),
  route({
    name: 'listShared',
    method: 'GET',
    path: '/api/v1/shared',
    tag: 'Nodes',
    summary: 'List what others share with the caller',
    description: 'Files and folders of others at which a right of the caller begins, by path.',
    query: pageQuery,
    responses: { 200: { description: 'One page of files and folders', json: nodePage } },
    errors: [],
    async handle({ platform, principal, query }) {
      return { status: 200, json: pageJson(await platform.files.shared(principal, query), nodeJson) };
    },
  }),
];
