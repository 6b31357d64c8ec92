import type { IncomingMessage } from 'node:http';
import { ERRORS, Server } from '@tus/server';
import { Problem, toProblem } from '../problem.js';
import type { Reply } from '../reply/write.js';
import { hasBody, readBody } from '../request/body.js';
import type { TokenCall } from '../route.js';
import { placeOf } from './place.js';
import { UploadStore } from './store.js';

export const uploadsPath = '/api/v1/uploads';
const version = '1.0.0';
const extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'] as const;

/** What OPTIONS tells (tus 1.0.0, "OPTIONS"). */
export const tusOptions = {
  'Tus-Resumable': version,
  'Tus-Version': version,
  'Tus-Extension': extensions.join(','),
} as const;

/** For how long a request that is asked to give up may go on before it is cut off. */
const drainMs = 50;

/** Answers a request of the tus protocol 1.0.0. @throws Problem, PatError */
export async function answerTus(call: TokenCall): Promise<Reply> {
  const { request, response, platform, principal, services } = call;
  response.setHeader('Tus-Resumable', version);
  requireVersion(request);
  const store = new UploadStore(platform.uploads, principal, (fields) => placeOf(call, fields), extensions);
  let failure: unknown;
  const server = new Server({
    path: uploadsPath,
    datastore: store,
    locker: services.uploadLocks.of(principal.userId, () => store.settled()),
    lockDrainTimeout: drainMs,
    allowedOrigins: [],
    generateUrl: (_request, { path, id }) => `${services.baseUrl}${path}/${id}`,
    onResponseError: (_request, error) => {
      failure = error;
      return undefined;
    },
  });
  const { status, headers, ...answer } = await readAnswer(await server.handleWeb(webRequest(call)));
  if (failure !== undefined) throw problemOf(failure);
  if (status >= 400) throw refusal(status, answer.text);
  const { expiresAt } = store;
  return { status, headers: { ...headers, ...(expiresAt && { 'Upload-Expires': expiresAt.toUTCString() }) } };
}

/** The version is settled before anything else is looked at (tus 1.0.0, "Tus-Version"). */
function requireVersion({ headers }: IncomingMessage): void {
  if (headers['tus-resumable'] !== version) {
    throw new Problem('precondition_failed', `The header Tus-Resumable: ${version} is missing or another.`, {
      headers: { 'Tus-Version': version },
    });
  }
}

function webRequest({ request, response }: TokenCall): Request {
  const { method = '', url = '', headers } = request;
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = hasBody(request)
    ? { body: ReadableStream.from(readBody(request, response)), duplex: 'half' as const }
    : {};
  return new Request(`http://localhost${url}`, { method, headers: pairs, ...body });
}

const ownHeaders = ['location', 'upload-offset', 'upload-length', 'upload-metadata'];

async function readAnswer(answer: Response) {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => ownHeaders.includes(name)));
  return { status: answer.status, headers, text: await answer.text() };
}

/** `@tus/server` throws errors of its own as plain objects. */
function problemOf(failure: unknown): Problem {
  if (failure === ERRORS.ABORTED) return new Problem('incomplete', 'The body broke off before its end.');
  if (typeof failure === 'object' && failure !== null && 'status_code' in failure && 'body' in failure) {
    return refusal(Number(failure.status_code), String(failure.body));
  }
  return toProblem(failure);
}

const codes: Readonly<Record<number, 'invalid' | 'not_found' | 'conflict' | 'too_large' | 'unsupported'>> = {
  400: 'invalid',
  403: 'invalid',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  501: 'unsupported',
};

function refusal(status: number, text: string): Problem {
  return new Problem(codes[status] ?? 'internal', `${text.trim().replace(/\.$/, '')}.`);
}
