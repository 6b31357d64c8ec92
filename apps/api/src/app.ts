import express, { type Express } from 'express';
import type { Dispatcher } from './dispatch.js';
import { Problem } from './problem.js';
import type { Route } from './route.js';

/** Registers the routes on Express: one layer per path, in their order, so that the first paths are found first. */
export function createApp(
  routes: readonly Route[],
  dispatcher: Dispatcher,
  trustProxy: readonly string[],
): Express {
  const app = express();
  app.disable('x-powered-by').enable('case sensitive routing').enable('strict routing');
  if (trustProxy.length > 0) app.set('trust proxy', trustProxy);

  for (const [path, methods] of byPath(routes)) {
    const registered = app.route(expressPath(path));
    for (const route of methods) {
      const handler: express.RequestHandler = (request, response) =>
        dispatcher.serve(route, request, response);
      // Express lets HEAD through to GET.
      registered[route.method.toLowerCase() as Lowercase<Route['method']>](handler);
    }
    const allow = allowedMethods(methods);
    registered.all((request, response) => {
      if (request.method === 'OPTIONS') {
        response.writeHead(204, { Allow: allow }).end();
      } else {
        const problem = new Problem('method_not_allowed', `Here only ${allow} can be used.`, {
          headers: { Allow: allow },
        });
        dispatcher.refuse(problem, path, request, response);
      }
    });
  }

  app.use((request, response) => {
    dispatcher.refuse(new Problem('not_found', 'There is no such route.'), 'unknown', request, response);
  });
  const onError: express.ErrorRequestHandler = (error, request, response, _next) => {
    dispatcher.refuse(error, 'unknown', request, response);
  };
  app.use(onError);
  return app;
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
