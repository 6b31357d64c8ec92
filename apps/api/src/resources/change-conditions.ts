import type { IncomingMessage } from 'node:http';
import type { Conditions, NodeInfo } from '@patio/pat-core';
import { holdsForChange, readConditions } from '../http/conditions.js';
import { Problem } from '../problem.js';

/** Request headers that changes honour, for the OpenAPI document. */
export const changeHeaders = {
  'If-Match': 'Go on only when the present content has one of these entity tags',
  'If-None-Match': 'Go on only when the present content has none of these; `*`: only when there is none',
  'If-Unmodified-Since': 'Go on only when the content has not been changed since',
};

/** The conditions of a request for the core, which checks them again in its transaction. @throws Problem invalid */
export function changeConditions(request: IncomingMessage): Conditions {
  const conditions = readConditions(request.headers);
  return conditions ? { expect: (current) => holdsForChange(conditions, current) } : {};
}

/** For operations in which the core's conditions speak of the destination. @throws Problem precondition_failed */
export function requireConditions(request: IncomingMessage, current: NodeInfo): void {
  const conditions = readConditions(request.headers);
  if (conditions && !holdsForChange(conditions, current)) {
    throw new Problem('precondition_failed', 'It is not as the condition says.');
  }
}
