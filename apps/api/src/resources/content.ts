import type { NodeRef, WriteResult } from '@patio/pat-core';
import { z } from 'zod';
import { Problem } from '../problem.js';
import { sendFile } from '../reply/download.js';
import { announcedSize, awaitsContinue, readBody } from '../request/body.js';
import { requireIdentityCoding } from '../request/json.js';
import { route, type TokenCall } from '../route.js';
import { nodeId } from '../schemas/common.js';
import { node, nodeJson } from '../schemas/node.js';
import { changeConditions, changeHeaders } from './change-conditions.js';

const byId = z.object({ id: nodeId });
const byPath = z.object({
  path: z
    .string()
    .describe('`workspace/folder/name`, each name percent-encoded, the slashes between them not'),
});

const downloadHeaders = {
  Range: 'One or several byte ranges; several are answered as multipart/byteranges',
  'If-Range': 'Honour Range only when this entity tag is still the present one',
  'If-None-Match': 'Answer 304 when the present content has one of these entity tags',
  'If-Modified-Since': 'Answer 304 when the content has not been changed since',
  'If-Match': 'Answer 412 unless the present content has one of these entity tags',
  'If-Unmodified-Since': 'Answer 412 when the content has been changed since',
};
const contentHeaders = {
  ETag: 'Strong entity tag',
  'Last-Modified': 'When the content was changed',
  'Accept-Ranges': '`bytes`',
};
const notModified = {
  description: 'What the caller has is still right',
  headers: { ETag: contentHeaders.ETag },
};

const download = {
  method: 'GET',
  tag: 'Content',
  summary: "Download a file's content",
  headers: downloadHeaders,
  responses: {
    200: { description: 'The whole content', media: 'application/octet-stream', headers: contentHeaders },
    206: {
      description: 'One range, or several as multipart/byteranges',
      media: 'application/octet-stream',
      headers: { ...contentHeaders, 'Content-Range': 'Which part of how many bytes' },
    },
    304: notModified,
  },
  errors: ['forbidden', 'not_found', 'is_a_folder', 'precondition_failed', 'range_not_satisfiable'],
} as const;

const inspect = {
  ...download,
  method: 'HEAD',
  summary: "Ask for the headers of a file's content",
  responses: {
    200: { description: 'The headers of the whole content', headers: contentHeaders },
    304: notModified,
  },
  errors: ['forbidden', 'not_found', 'is_a_folder', 'precondition_failed'],
} as const;

const stored = { json: node, headers: { ETag: 'Strong entity tag of the new content' } };
const upload = {
  method: 'PUT',
  tag: 'Content',
  headers: changeHeaders,
  takesBytes: true,
  errors: [
    'forbidden',
    'is_a_folder',
    'precondition_failed',
    'locked',
    'incomplete',
    'too_large',
    'unsupported_media_type',
    'insufficient_storage',
  ],
} as const;
const atomically =
  'Atomic: until every byte is stored and rights, locks and conditions have been checked again, the old content stays. ' +
  'Rights and conditions are checked before `100 Continue` is sent.';

export const contentRoutes = [
  route({
    ...download,
    name: 'downloadFile',
    path: '/api/v1/files/{path}',
    params: byPath,
    errors: [...download.errors, 'invalid_name'],
    handle: (call) => sendContent(call, fileAt(call.params.path)),
  }),
  route({
    ...inspect,
    name: 'inspectFile',
    path: '/api/v1/files/{path}',
    params: byPath,
    errors: [...inspect.errors, 'invalid_name'],
    handle: (call) => sendContent(call, fileAt(call.params.path)),
  }),
  route({
    ...upload,
    name: 'uploadFile',
    path: '/api/v1/files/{path}',
    summary: 'Create a file or replace its content',
    description: atomically,
    params: byPath,
    responses: {
      200: { ...stored, description: 'The content is replaced' },
      201: {
        ...stored,
        description: 'The file is created',
        headers: { ...stored.headers, Location: 'The new node' },
      },
    },
    errors: [...upload.errors, 'parent_missing', 'invalid_name'],
    async handle(call) {
      const { node, created } = await storeContent(call, fileAt(call.params.path));
      const headers = { ETag: `"${node.etag}"` };
      if (!created) return { status: 200, headers, json: nodeJson(node) };
      const location = { Location: `${call.services.baseUrl}/api/v1/nodes/${node.id}` };
      return { status: 201, headers: { ...headers, ...location }, json: nodeJson(node) };
    },
  }),
  route({
    name: 'deleteFile',
    method: 'DELETE',
    path: '/api/v1/files/{path}',
    tag: 'Content',
    summary: 'Delete what is at a path: a file, or a folder with all below it',
    params: byPath,
    headers: changeHeaders,
    responses: { 204: { description: 'It is gone' } },
    errors: ['forbidden', 'not_found', 'precondition_failed', 'locked', 'invalid_name'],
    async handle({ platform, principal, params, request }) {
      await platform.files.remove(principal, fileAt(params.path), changeConditions(request));
      return { status: 204 };
    },
  }),
  route({
    ...download,
    name: 'downloadContent',
    path: '/api/v1/nodes/{id}/content',
    params: byId,
    handle: (call) => sendContent(call, call.params),
  }),
  route({
    ...inspect,
    name: 'inspectContent',
    path: '/api/v1/nodes/{id}/content',
    params: byId,
    handle: (call) => sendContent(call, call.params),
  }),
  route({
    ...upload,
    name: 'replaceContent',
    path: '/api/v1/nodes/{id}/content',
    summary: "Replace a file's content",
    description: atomically,
    params: byId,
    responses: { 200: { ...stored, description: 'The content is replaced' } },
    errors: [...upload.errors, 'not_found'],
    async handle(call) {
      const { node } = await storeContent(call, call.params);
      return { status: 200, headers: { ETag: `"${node.etag}"` }, json: nodeJson(node) };
    },
  }),
];

/** A path in the URL names a file, so it does not end with a slash. @throws Problem invalid_name */
function fileAt(path: string): NodeRef {
  if (path.endsWith('/'))
    throw new Problem('invalid_name', 'The path ends with a slash: the last name is missing.');
  return { path: `/${path}` };
}

async function sendContent(
  { platform, principal, request, response }: TokenCall,
  ref: NodeRef,
): Promise<undefined> {
  const file = await platform.files.open(principal, ref);
  try {
    await sendFile(request, response, file);
  } finally {
    await file.close();
  }
}

async function storeContent(
  { platform, principal, request, response }: TokenCall,
  ref: NodeRef,
): Promise<WriteResult> {
  const { headers } = request;
  if (headers['content-range'] !== undefined) {
    // RFC 9110 §14.5: taking a part for the whole would destroy the file.
    throw new Problem('invalid', 'PUT replaces the whole content; Content-Range is not accepted.');
  }
  requireIdentityCoding(headers['content-encoding']);
  const sizeBytes = announcedSize(request);
  const options = { ...changeConditions(request), ...(sizeBytes !== undefined && { sizeBytes }) };
  if (awaitsContinue(request)) await platform.files.checkWrite(principal, ref, options);
  return platform.files.write(principal, ref, readBody(request, response), options);
}
