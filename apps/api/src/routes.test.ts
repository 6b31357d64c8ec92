import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProblemCode, problemKind } from './errors.js';
import { documentedProblems } from './openapi/problems.js';
import type { Route } from './route.js';
import { routes } from './routes.js';
import { problem } from './schemas/problem.js';
import type { TestAnswer, TestRequest } from './testing/api.js';
import { sendRaw } from './testing/raw.js';
import { type Attempt, scenarios } from './testing/scenarios.js';
import { openWorld, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What nobody can bring about from outside; the core is made to fail so. */
const injected = {
  too_many_requests: 'auth',
  unavailable: 'auth',
  internal: 'auth',
  insufficient_storage: 'files',
} as const satisfies Partial<Record<ProblemCode, 'auth' | 'files'>>;

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const scenario = scenarios[route.name];
  if (!scenario) throw new Error(`There is no scenario for ${route.name}.`);
  const successes = Object.entries(route.responses).filter(([status]) => status !== '503');
  const [first] = Object.values(scenario.success);
  if (!first) throw new Error(`${route.name} has no success.`);

  test('the scenario knows no answer that is not documented', () => {
    expect(Object.keys(scenario.success)).toEqual(successes.map(([status]) => status));
    const documented = documentedProblems(route);
    for (const code of Object.keys(scenario.problems ?? {})) expect(documented).toContain(code);
  });

  test.each(successes)('answers %s as documented', async (status, success) => {
    const attempt = scenario.success[Number(status)];
    if (!attempt) throw new Error(`${route.name} documents ${status}, and no scenario brings it about.`);
    const answer = await run(route, attempt);
    const isExpected = answer.status === Number(status);
    expect(isExpected ? answer.status : answer.text || answer.status).toBe(Number(status));
    if (success.json) {
      expect(answer.headers.get('Content-Type')).toBe('application/json');
      // Fields that the schema does not name would be lost here.
      expect(success.json.parse(answer.json)).toEqual(answer.json);
    } else if (success.media === undefined) {
      expect(answer.bytes).toHaveLength(0);
    } else if (success.media !== 'application/octet-stream') {
      expect(answer.headers.get('Content-Type')).toContain(success.media);
    }
    for (const name of Object.keys(success.headers ?? {})) expect(answer.headers.has(name)).toBe(true);
  });

  test.each(documentedProblems(route).map((code) => [code]))('answers %s as documented', async (code) => {
    const answer = await provoke(route, first, code);
    expect(answer.status).toBe(problemKind(code).status);
    if (route.method === 'HEAD') return;
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(problem.parse(answer.json)).toEqual(answer.json);
    expect(answer.json).toMatchObject({ code, status: answer.status });
  });
});

/** Brings a problem about: as the scenario says, or in the way in which it comes about on every route. */
async function provoke(route: Route, success: Attempt, code: ProblemCode): Promise<TestAnswer> {
  const own = scenarios[route.name]?.problems?.[code];
  if (own) return run(route, own);
  if (Object.hasOwn(injected, code)) return runInjected(route, success, code as keyof typeof injected);
  const request = await success(world);
  if (code === 'unauthenticated') return send(route, { ...request, token: undefined });
  if (code === 'invalid') {
    const separator = request.path.includes('?') ? '&' : '?';
    return send(route, { ...request, path: `${request.path}${separator}access_token=x` });
  }
  if (code === 'unsupported_media_type') {
    return send(route, { ...request, headers: { 'Content-Type': 'text/plain' } });
  }
  if (code === 'too_large' && route.body) return send(route, { ...request, json: 'x'.repeat(70_000) });
  if (code === 'too_large') {
    world.api.faults.failNext(contentPart(route), code);
    return send(route, request);
  }
  if (code === 'incomplete') return sendCut(route, request);
  throw new Error(`${route.name} documents ${code}, and no scenario brings it about.`);
}

async function run(route: Route, attempt: Attempt): Promise<TestAnswer> {
  return send(route, await attempt(world));
}

async function runInjected(route: Route, success: Attempt, code: keyof typeof injected): Promise<TestAnswer> {
  const request = await success(world);
  const usual = injected[code] === 'files' ? contentPart(route) : injected[code];
  const part = route.name === 'reportLeaks' ? 'leaks' : usual;
  world.api.faults.failNext(part, code === 'internal' ? new Error('broken for a test') : code);
  return send(route, request);
}

async function send(route: Route, request: TestRequest): Promise<TestAnswer> {
  const answer = await world.api.send({ token: world.token, ...request, method: route.method });
  const documented = [
    ...Object.keys(route.responses).map(Number),
    ...documentedProblems(route).map((code) => problemKind(code).status),
  ];
  expect(documented, `${answer.status} is not documented`).toContain(answer.status);
  return answer;
}

/** Which part of the core takes the bytes of a route. */
function contentPart({ tag }: Route): 'files' | 'uploads' {
  return tag === 'Uploads' ? 'uploads' : 'files';
}

/** Announces more than it sends, then ends. */
async function sendCut(
  route: Route,
  { path, token = world.token, headers = {} }: TestRequest,
): Promise<TestAnswer> {
  const lines = Object.entries({ 'Content-Type': 'application/json', ...headers });
  const answer = await sendRaw(
    world.api.port,
    `${route.method} ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n` +
      lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') +
      'Content-Length: 100\r\n\r\n{"name": "a',
    { end: true },
  );
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return {
    status: Number(head.split(' ')[1]),
    headers: new Headers([['Content-Type', /content-type: (\S+)/i.exec(head)?.[1] ?? '']]),
    bytes: Buffer.from(body),
    text: body,
    json: JSON.parse(body),
  };
}

test('readiness says 503 when the core is not ready', async () => {
  const { ready } = world.api.faults;
  Object.assign(world.api.faults, { ready: async () => false });
  const answer = await world.api.send({ path: '/readyz' });
  Object.assign(world.api.faults, { ready });
  expect(answer).toMatchObject({ status: 503, json: { status: 'unavailable' } });
});

test('no secret has reached the log', () => {
  const everything = JSON.stringify(world.api.log);
  expect(everything).not.toContain('patio_');
  expect(everything).not.toContain('a long enough password');
});
