import type { RequestListener } from 'node:http';
import { Router } from 'express';
import type { Site } from './console/site.js';
import type { Dispatcher } from './dispatch.js';
import { Problem } from './problem.js';
import { writeReply } from './reply/write.js';
import type { Route } from './route.js';

/**
 * Registers the routes on Express's router: one layer per path, in their order, so that the first paths are found first.
 * The router stands on `node:http` itself: an Express application around it would only exchange the prototypes of request and
 * response, of which nothing here needs anything, and that alone makes each request several times as dear.
 */
export function createRequestListener(
  routes: readonly Route[],
  dispatcher: Dispatcher,
  site: Site,
): RequestListener {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [path, methods] of byPath(routes)) register(router, path, methods, dispatcher);
  router.use(site);
  const handle = router as unknown as (
    ...of: [...Parameters<RequestListener>, (error?: unknown) => void]
  ) => void;
  return (request, response) =>
    handle(request, response, (error) => {
      dispatcher.refuse(
        error ?? new Problem('not_found', 'There is no such route.'),
        'unknown',
        request,
        response,
      );
    });
}

function register(router: Router, path: string, routes: readonly Route[], dispatcher: Dispatcher): void {
  const layer = router.route(expressPath(path));
  for (const route of routes) {
    // The router lets HEAD through to GET.
    layer[route.method.toLowerCase() as Lowercase<Route['method']>]((request, response) =>
      dispatcher.serve(route, request, request.params, response),
    );
  }
  const allow = allowedMethods(routes);
  const options = Object.assign({ Allow: allow }, ...routes.map((route) => route.options));
  layer.all((request, response) => {
    if (request.method === 'OPTIONS') {
      writeReply(request, response, { status: 204, headers: options });
    } else {
      const problem = new Problem('method_not_allowed', `Here only ${allow} can be used.`, {
        headers: { Allow: allow },
      });
      dispatcher.refuse(problem, path, request, response);
    }
  });
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) {
    const methods = paths.get(route.path);
    if (methods) methods.push(route);
    else paths.set(route.path, [route]);
  }
  return paths;
}

function allowedMethods(routes: readonly Route[]): string {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set([...methods, 'OPTIONS'])].join(', ');
}

/** `/files/{path}` to `/files/*path`, `/nodes/{id}` to `/nodes/:id`. */
function expressPath(template: string): string {
  return template.replace('{path}', '*path').replace(/\{(\w+)\}/g, ':$1');
}
