import { z } from 'zod';
import { type ProblemCode, problemKind, problemType } from '../errors.js';
import type { Route, SuccessSpec } from '../route.js';
import { componentSchemas, dialect, reference } from '../schemas/named.js';
import { problem } from '../schemas/problem.js';
import { documentedProblems } from './problems.js';

/** The parts of an OpenAPI 3.1 document that this door writes. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: object;
}

type Content = Readonly<Record<string, { readonly schema: object }>>;

interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: object }>>;
  readonly content?: Content;
}

const text = { type: 'string' };
const tokenSecurity = [{ bearer: [] }, { basic: [] }, { session: [] }];

/** Builds the OpenAPI 3.1 document of the routes. */
export function openApiDocument(routes: readonly Route[], baseUrl: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Patio',
      version: '1',
      description:
        'Files, tokens and permissions. The same files are reached over WebDAV and SFTP with the same tokens.',
    },
    servers: [{ url: baseUrl || '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token, or an access token (JWT)' },
        basic: { type: 'http', scheme: 'basic', description: 'The login, and a token as the password' },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: 'patio_session' },
          description:
            'A session of the web console (with https `__Host-patio_session`); changes need the header `Patio-Console` too',
        },
      },
    },
  };
}

function operation(route: Route): Operation {
  const body = requestBody(route);
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    security: route.access === 'token' ? tokenSecurity : [],
    parameters: [
      ...fieldParameters(route.params, 'path'),
      ...fieldParameters(route.query, 'query'),
      ...Object.entries(route.headers ?? {}).map(
        ([name, description]): Parameter => ({
          name,
          in: 'header',
          required: false,
          description,
          schema: text,
        }),
      ),
    ],
    ...(body && { requestBody: body }),
    responses: { ...successResponses(route), ...problemResponses(route) },
  };
}

function fieldParameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, dialect);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

function requestBody({
  body: ownBody,
  signedBody,
  bodyOptional = false,
  form,
  takesBytes,
}: Route): Operation['requestBody'] {
  const body = ownBody ?? signedBody;
  if (takesBytes) return { required: true, content: { '*/*': { schema: {} } } };
  if (form)
    return { required: true, content: { 'application/x-www-form-urlencoded': { schema: reference(form) } } };
  return body && { required: !bodyOptional, content: { 'application/json': { schema: reference(body) } } };
}

function successResponses({ responses }: Route): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, spec]) => [status, successResponse(spec)]),
  );
}

function successResponse({ description, headers, json, media }: SuccessSpec): Response {
  const documentedHeaders = Object.entries(headers ?? {}).map(
    ([name, meaning]) => [name, { description: meaning, schema: text }] as const,
  );
  return {
    description,
    ...(documentedHeaders.length > 0 && { headers: Object.fromEntries(documentedHeaders) }),
    ...(json && { content: { 'application/json': { schema: reference(json) } } }),
    ...(media !== undefined && { content: { [media]: { schema: {} } } }),
  };
}

/** One response per status; a status that several problems share tells them apart by their code. */
function problemResponses(route: Route): Record<string, Response> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of documentedProblems(route)) {
    const { status } = problemKind(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, problemResponse(codes)]));
}

function problemResponse(codes: readonly ProblemCode[]): Response {
  const description = codes.map((code) => `\`${code}\`: ${problemKind(code).meaning}`).join('\n\n');
  const schema = {
    allOf: [
      reference(problem),
      { properties: { code: { enum: codes }, type: { enum: codes.map(problemType) } } },
    ],
  };
  return { description, content: { 'application/problem+json': { schema } } };
}
