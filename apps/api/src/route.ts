import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origin, Platform, Principal } from '@patio/pat-core';
import type { z } from 'zod';
import type { ConsoleAccess } from './console/sessions.js';
import type { Documents } from './documents.js';
import type { ProblemCode } from './errors.js';
import type { EventStreams } from './events/streams.js';
import type { Metrics } from './metrics.js';
import type { Reply } from './reply/write.js';
import type { Log } from './request-log.js';
import type { RequestLocks } from './uploads/request-locks.js';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** What a success looks like. */
export interface SuccessSpec {
  readonly description: string;
  /** A named schema (see `openapi/schemas.ts`) of the JSON body. */
  readonly json?: z.ZodType;
  /** Media type of a body that is not JSON. */
  readonly media?: string;
  /** Response headers with their meaning. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What handlers work with, made once per server. */
export interface Services {
  readonly platform: Platform;
  readonly metrics: Metrics;
  readonly documents: Documents;
  /** Put before paths in `Location`: the public URL without its trailing slash, or nothing. */
  readonly baseUrl: string;
  readonly console: ConsoleAccess;
  readonly streams: EventStreams;
  readonly log: Log;
  readonly uploadLocks: RequestLocks;
}

/** One request, validated. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly services: Services;
  readonly platform: Platform;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly origin: Origin;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** One request of an authenticated caller. */
export interface TokenCall<Params = unknown, Query = unknown, Body = unknown>
  extends Call<Params, Query, Body> {
  readonly principal: Principal;
}

type Shape = z.ZodObject | undefined;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface RouteSpec<Params extends Shape, Query extends Shape, Body extends z.ZodType | undefined> {
  /** The OpenAPI operationId: what a generated client calls it. */
  readonly name: string;
  readonly method: Method;
  /** An OpenAPI path template; `{path}` takes several segments. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Schema of a JSON body. */
  readonly body?: Body;
  /** No body counts as `{}`. */
  readonly bodyOptional?: boolean;
  /** Schema of a JSON body that the handler reads itself, as it is signed. */
  readonly signedBody?: z.ZodType;
  /** Schema of a form that the handler reads itself. */
  readonly form?: z.ZodType;
  /** The body is a file's content, which the handler streams. */
  readonly takesBytes?: boolean;
  /** Request headers the handler honours, with their meaning. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Response headers of OPTIONS on its path, beside `Allow`. */
  readonly options?: Readonly<Record<string, string>>;
  readonly responses: Readonly<Record<number, SuccessSpec>>;
  /** Problems this route can answer beside those that every route can. */
  readonly errors: readonly ProblemCode[];
}

/**
 * One route: the only place that says what it takes, answers and does. Registration, the OpenAPI document and the test
 * that drives every documented answer all read it.
 */
export interface Route extends RouteSpec<Shape, Shape, z.ZodType | undefined> {
  readonly access: 'token' | 'anyone';
  /** Answers, or returns undefined after having written the response itself. */
  handle(call: TokenCall): Promise<Reply | undefined>;
}

/** A route for authenticated callers. */
export function route<
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  spec: RouteSpec<Params, Query, Body> & {
    handle(call: TokenCall<Output<Params>, Output<Query>, Output<Body>>): Promise<Reply | undefined>;
  },
): Route {
  return { ...spec, access: 'token' } as unknown as Route;
}

/** A route for everybody. */
export function openRoute<
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  spec: RouteSpec<Params, Query, Body> & {
    handle(call: Call<Output<Params>, Output<Query>, Output<Body>>): Promise<Reply | undefined>;
  },
): Route {
  return { ...spec, access: 'anyone' } as unknown as Route;
}
