import { basicHeader, type Endpoints, encodePath } from '../harness/endpoints.js';
import type { Attempt, MatrixDoor } from './door.js';
import { newContent } from './scene.js';

interface Request {
  readonly method?: string;
  readonly route: string;
  readonly json?: unknown;
  readonly body?: string;
}

const refusals = { forbidden: 403, 'not found': 404, 'parent missing': 409, unauthenticated: 401 } as const;
const successes: Partial<Record<string, number>> = {
  create: 201,
  'make folder': 201,
  copy: 201,
  'copy into': 201,
  delete: 204,
  'delete folder': 204,
};

/** REST, half of it with Bearer and half with Basic. */
export function restDoor({ rest }: Endpoints): MatrixDoor {
  function attempt(
    request: (paths: Parameters<Attempt>[1]) => Request,
    authorization: 'Bearer' | 'Basic',
  ): Attempt {
    return async (caller, scene) => {
      const { method = 'GET', route, json, body } = request(scene);
      const response = await fetch(rest + route, {
        method,
        headers: {
          Authorization: authorization === 'Basic' ? basicHeader(caller) : `Bearer ${caller.token}`,
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: json === undefined ? (body ?? null) : JSON.stringify(json),
      });
      const text = await response.text();
      const { items } = text.startsWith('{"items"') ? JSON.parse(text) : { items: undefined };
      const names = items?.map((item: { name: string }) => item.name);
      return { status: response.status, ...(names && { names }) };
    };
  }
  const node = (id: string) => `/api/v1/nodes/${id}`;
  const file = (path: string) => `/api/v1/files${encodePath(path)}`;

  return {
    name: 'rest',
    attempts: {
      stat: attempt(({ idOf, subject }) => ({ route: node(idOf(subject)) }), 'Bearer'),
      list: attempt(({ idOf, subject }) => ({ route: `${node(idOf(subject))}/children` }), 'Basic'),
      read: attempt(({ subject }) => ({ route: file(subject) }), 'Bearer'),
      create: attempt(({ subject }) => ({ method: 'PUT', route: file(subject), body: newContent }), 'Basic'),
      replace: attempt(
        ({ subject }) => ({ method: 'PUT', route: file(subject), body: newContent }),
        'Bearer',
      ),
      delete: attempt(({ subject }) => ({ method: 'DELETE', route: file(subject) }), 'Basic'),
      'delete folder': attempt(
        ({ idOf, subject }) => ({ method: 'DELETE', route: node(idOf(subject)) }),
        'Bearer',
      ),
      'make folder': attempt(
        ({ subject }) => ({ method: 'POST', route: '/api/v1/nodes', json: { path: subject } }),
        'Bearer',
      ),
      move: attempt(
        ({ idOf, subject, counterpart }) => ({
          ...{ method: 'PATCH', route: node(idOf(subject)) },
          json: { path: counterpart },
        }),
        'Basic',
      ),
      'move into': attempt(
        ({ idOf, subject, counterpart }) => ({
          ...{ method: 'PATCH', route: node(idOf(counterpart)) },
          json: { path: subject },
        }),
        'Bearer',
      ),
      copy: attempt(
        ({ idOf, subject, counterpart }) => ({
          ...{ method: 'POST', route: `${node(idOf(subject))}/copy` },
          json: { path: counterpart },
        }),
        'Bearer',
      ),
      'copy into': attempt(
        ({ idOf, subject, counterpart }) => ({
          ...{ method: 'POST', route: `${node(idOf(counterpart))}/copy` },
          json: { path: subject },
        }),
        'Basic',
      ),
    },
    expectedStatus(operation, decision, created) {
      if (decision !== 'allowed') return refusals[decision];
      return created ? 201 : (successes[operation] ?? 200);
    },
  };
}
