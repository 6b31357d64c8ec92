import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TrustedProxies } from '@patio/http-door';
import type { Principal, TrafficOutcome } from '@patio/pat-core';
import { readCaller, withoutPasswordPrompt } from './console/caller.js';
import { Problem, toProblem } from './problem.js';
import { writeProblem, writeReply } from './reply/write.js';
import { hasBody } from './request/body.js';
import { readJson } from './request/json.js';
import { validate } from './request/validate.js';
import { type Log, recordExchange } from './request-log.js';
import type { Route, Services, TokenCall } from './route.js';

/** Decoded parts of the path, by their name in the template. */
export type PathParams = Readonly<Record<string, string | string[]>>;

/** What every request passes through. */
export interface Dispatcher {
  /** Runs one route for one request and answers, whatever happens. */
  serve(route: Route, request: IncomingMessage, params: PathParams, response: ServerResponse): Promise<void>;
  /** Answers a request that no route takes. */
  refuse(error: unknown, route: string, request: IncomingMessage, response: ServerResponse): void;
}

export function createDispatcher(services: Services, log: Log, proxies: TrustedProxies): Dispatcher {
  const { auth } = services.platform;

  function record(
    request: IncomingMessage,
    response: ServerResponse,
    route: string,
    startedMs: number,
    principal: Principal | undefined,
    problem: Problem | undefined,
  ): void {
    services.platform.countRequest('rest', outcomeOf(response.statusCode));
    recordExchange(log, services.metrics, {
      method: request.method ?? '',
      route,
      status: response.statusCode,
      durationMs: performance.now() - startedMs,
      address: proxies.clientAddress(request),
      principal,
      problem,
      aborted: response.destroyed && !response.writableFinished,
    });
  }

  return {
    async serve(route, request, params, response) {
      const startedMs = performance.now();
      let principal: Principal | undefined;
      let problem: Problem | undefined;
      try {
        const client = request.headers['user-agent'];
        const origin = { door: 'rest', address: proxies.clientAddress(request), client } as const;
        if (route.access === 'token') {
          principal = await auth.authenticate(readCaller(request, services.console), origin);
          announceExpiry(response, principal);
        }
        const call = await readCall(services, route, request, params, response);
        // Routes for everybody are typed without a principal.
        const reply = await route.handle({ ...call, origin, principal: principal as Principal });
        if (reply) writeReply(request, response, reply);
      } catch (error) {
        problem = withoutPasswordPrompt(toProblem(error), request);
        answer(problem, request, response);
      }
      record(request, response, route.path, startedMs, principal, problem);
    },

    refuse(error, route, request, response) {
      const problem = toProblem(error);
      const startedMs = performance.now();
      answer(problem, request, response);
      record(request, response, route, startedMs, undefined, problem);
    },
  };
}

function outcomeOf(status: number): TrafficOutcome {
  if (status < 400) return 'ok';
  return status < 500 ? 'refused' : 'failed';
}

function answer(problem: Problem, request: IncomingMessage, response: ServerResponse): void {
  // Half an answer is out: only breaking the connection tells the client that the rest is not coming.
  if (response.headersSent) response.destroy();
  else writeProblem(request, response, problem);
}

/** Tells, from 60 days before on, when the token that was used comes to its hard limit. */
function announceExpiry(response: ServerResponse, { expiresSoonAt }: Principal): void {
  if (expiresSoonAt) response.setHeader('Patio-Token-Expires', expiresSoonAt.toUTCString());
}

/** Validates in the order a caller would fix things: the path, the query, the body. */
async function readCall(
  services: Services,
  route: Route,
  request: IncomingMessage,
  params: PathParams,
  response: ServerResponse,
): Promise<Omit<TokenCall, 'origin' | 'principal'>> {
  return {
    services,
    platform: services.platform,
    params: route.params && validate(route.params, joined(params), 'path'),
    query: route.query && validate(route.query, queryOf(request), 'query'),
    body: route.body && validate(route.body, await readBodyOf(route, request, response), 'body'),
    request,
    response,
  };
}

async function readBodyOf(
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  return route.bodyOptional && !hasBody(request) ? {} : readJson(request, response);
}

function queryOf({ url = '' }: IncomingMessage): Record<string, string> {
  const mark = url.indexOf('?');
  return mark === -1 ? {} : Object.fromEntries(new URLSearchParams(url.slice(mark + 1)));
}

/** A parameter of several segments arrives as an array; a slash that was escaped inside one stays refused. */
function joined(params: PathParams): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') {
      result[name] = value;
    } else {
      if (value.some((segment) => segment.includes('/'))) {
        throw new Problem('invalid_name', 'A name in the path contains a slash.');
      }
      result[name] = value.join('/');
    }
  }
  return result;
}
