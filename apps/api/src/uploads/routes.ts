import { z } from 'zod';
import { route } from '../route.js';
import { answerTus, tusOptions, uploadsPath } from './protocol.js';

const tag = 'Uploads';
const version = { 'Tus-Resumable': 'The version of the protocol: `1.0.0`' };
const expires = { 'Upload-Expires': 'When it is given up, unless something arrives before' };
const offset = { 'Upload-Offset': 'How many bytes have arrived and are on disk' };
const byId = z.object({ id: z.guid('Not a UUID').describe('UUID of an upload, from its `Location`') });
const onePath = { path: `${uploadsPath}/{id}`, tag, params: byId, options: tusOptions } as const;
const refused = [
  ...['forbidden', 'not_found', 'parent_missing', 'already_exists', 'locked'],
  ...['insufficient_storage', 'precondition_failed'],
] as const;
const ofBodies = ['incomplete', 'too_large'] as const;

/** Files that arrive in pieces, by tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
export const uploadRoutes = [
  route({
    name: 'createUpload',
    method: 'POST',
    path: uploadsPath,
    tag,
    summary: 'Begin a resumable upload (tus 1.0.0)',
    description:
      'For any client of the tus protocol. The keys of the metadata: `path`, the whole path of the new file, or `parentId` and `filename`; ' +
      '`modifiedAt` (RFC 3339), the time that the file gets; `overwrite`, `true` to replace a file that is there. The body may hold the first bytes. ' +
      'Nobody sees anything before the last byte has come; then the file is created or replaced atomically. The size is set aside from the quota until then.',
    headers: {
      ...version,
      'Upload-Length': 'Bytes of the whole file',
      'Upload-Metadata': 'Keys, each with its value in Base64: `path L2FsaWNlL2EuaXNv,overwrite dHJ1ZQ==`',
      'Content-Type': '`application/offset+octet-stream`, when there is a body',
    },
    options: tusOptions,
    responses: {
      201: {
        description: 'The upload has begun; an empty file is there already',
        headers: { ...version, ...expires, Location: 'Where its bytes go' },
      },
    },
    errors: [...refused, ...ofBodies, 'is_a_folder', 'invalid_name', 'unsupported'],
    handle: answerTus,
  }),
  route({
    ...onePath,
    name: 'inspectUpload',
    method: 'HEAD',
    summary: 'Ask how far an upload is',
    description: 'Ends a request that still sends to it: its client has begun again.',
    headers: version,
    responses: {
      200: {
        description: 'Go on at this offset; at the whole length, the file is there',
        headers: { ...version, ...offset, ...expires, 'Upload-Length': 'Bytes of the whole file' },
      },
    },
    errors: refused,
    handle: answerTus,
  }),
  route({
    ...onePath,
    name: 'appendToUpload',
    method: 'PATCH',
    summary: 'Send bytes of an upload',
    description:
      'What arrives before the connection breaks stays. With the last byte the file is made; when that is refused, the offset stays one byte ' +
      'before the end, so that it can be tried again.',
    headers: {
      ...version,
      'Upload-Offset': 'Where these bytes go: where the upload is',
      'Content-Type': '`application/offset+octet-stream`',
    },
    takesBytes: true,
    responses: {
      204: {
        description: 'They are on disk; at the whole length, the file is there',
        headers: { ...version, ...offset, ...expires },
      },
    },
    errors: [...refused, ...ofBodies, 'conflict'],
    handle: answerTus,
  }),
  route({
    ...onePath,
    name: 'abortUpload',
    method: 'DELETE',
    summary: 'Give an upload up',
    headers: version,
    responses: {
      204: { description: 'What had arrived is gone; a file that it became stays', headers: version },
    },
    errors: ['not_found', 'locked', 'precondition_failed'],
    handle: answerTus,
  }),
];
