import type { ProblemCode } from '../errors.js';
import type { Route } from '../route.js';

const ofTokenRoutes = ['invalid', 'unauthenticated', 'too_many_requests', 'unavailable', 'internal'] as const;
const ofJsonBodies = ['invalid', 'incomplete', 'too_large', 'unsupported_media_type'] as const;

/** Every problem that a route can answer with: its own, and those that follow from what it takes. */
export function documentedProblems(route: Route): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>(route.errors);
  if (route.params || route.query) codes.add('invalid');
  if (route.body || route.signedBody) for (const code of ofJsonBodies) codes.add(code);
  if (route.access === 'token') for (const code of ofTokenRoutes) codes.add(code);
  return [...codes];
}
