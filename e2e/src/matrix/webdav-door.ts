import { basicHeader, type Endpoints, encodePath } from '../harness/endpoints.js';
import type { Attempt, MatrixDoor } from './door.js';
import { newContent, type Scene } from './scene.js';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const refusals = { forbidden: 403, 'not found': 404, 'parent missing': 409, unauthenticated: 401 } as const;
const successes: Partial<Record<string, number>> = {
  stat: 207,
  list: 207,
  read: 200,
  'set attributes': 207,
  lock: 200,
  delete: 204,
  'delete folder': 204,
  replace: 204,
};

const property =
  '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x xmlns="urn:test">1</x></D:prop></D:set></D:propertyupdate>';
const lockInfo =
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';

export function webdavDoor({ webdav }: Endpoints): MatrixDoor {
  const urlOf = (path: string) => webdav + encodePath(path);

  function attempt(request: (scene: Scene) => Request): Attempt {
    return async (caller, scene) => {
      const { method, path, headers, body } = request(scene);
      const response = await fetch(urlOf(path), {
        method,
        headers: { Authorization: basicHeader(caller), ...headers },
        body: body ?? null,
      });
      const text = await response.text();
      const isListing = headers?.Depth === '1' && response.status === 207;
      return { status: response.status, ...(isListing && { names: namesBelow(text, path) }) };
    };
  }
  const put = attempt(({ subject: path }) => ({ method: 'PUT', path, body: newContent }));
  const remove = attempt(({ subject: path }) => ({ method: 'DELETE', path }));
  const lock = attempt(({ subject: path }) => ({ method: 'LOCK', path, body: lockInfo }));
  const outTo = (method: string) =>
    attempt(({ subject: path, counterpart }) => ({
      method,
      path,
      headers: { Destination: urlOf(counterpart) },
    }));
  const inFrom = (method: string) =>
    attempt(({ subject, counterpart: path }) => ({ method, path, headers: { Destination: urlOf(subject) } }));

  return {
    name: 'webdav',
    attempts: {
      stat: attempt(({ subject: path }) => ({ method: 'PROPFIND', path, headers: { Depth: '0' } })),
      list: attempt(({ subject: path }) => ({ method: 'PROPFIND', path, headers: { Depth: '1' } })),
      read: attempt(({ subject: path }) => ({ method: 'GET', path })),
      create: put,
      replace: put,
      delete: remove,
      'delete folder': remove,
      'make folder': attempt(({ subject: path }) => ({ method: 'MKCOL', path })),
      move: outTo('MOVE'),
      'move into': inFrom('MOVE'),
      copy: outTo('COPY'),
      'copy into': inFrom('COPY'),
      'set attributes': attempt(({ subject: path }) => ({ method: 'PROPPATCH', path, body: property })),
      lock,
      'lock new name': lock,
    },
    expectedStatus(operation, decision, created) {
      if (decision !== 'allowed') return refusals[decision];
      return created ? 201 : (successes[operation] ?? 201);
    },
  };
}

/** Names of the entries of a multistatus, without the folder itself. */
function namesBelow(multistatus: string, folder: string): string[] {
  const hrefs = [...multistatus.matchAll(/<D:response><D:href>([^<]*)<\/D:href>/gi)].map(
    ([, href]) => href ?? '',
  );
  if (hrefs.length === 0) throw new Error(`No responses in ${multistatus}`);
  const paths = hrefs.map((href) => decodeURIComponent(href).replace(/^\/dav|\/$/g, ''));
  return paths.filter((path) => path !== folder).map((path) => path.slice(path.lastIndexOf('/') + 1));
}
