import { errorCodes, PatError } from '@patio/pat-core';
import { expect, test } from 'vitest';
import { problemKind } from './errors.js';
import { toProblem } from './problem.js';

test.each(errorCodes)('the core error %s is a problem document with one status', (code) => {
  const cause = new Error('a secret from inside');
  const problem = toProblem(new PatError(code, 'What the caller may read.', { cause }));
  const document = JSON.parse(JSON.stringify(problem));
  expect(document).toMatchObject({
    type: `/problems/${code.replaceAll('_', '-')}`,
    status: problemKind(code).status,
    code,
    detail: 'What the caller may read.',
  });
  expect(JSON.stringify(document)).not.toContain('secret');
  expect(problem.cause).toBe(cause);
});

test('an error that is not ours shows nothing of itself but where to look', () => {
  const problem = toProblem(new TypeError('cannot read /etc/secret'));
  expect(problem.status).toBe(500);
  expect(JSON.stringify(problem)).not.toContain('secret');
  expect(problem.instance).toMatch(/^urn:uuid:/);
});

test('challenges and waiting times stand where RFC 6750 and RFC 9110 want them', () => {
  const headersOf = (code: 'unauthenticated' | 'insufficient_scope' | 'forbidden' | 'unavailable') =>
    toProblem(new PatError(code, 'x')).headers;
  expect(headersOf('unauthenticated')['WWW-Authenticate']).toEqual([
    'Bearer realm="Patio", error="invalid_token"',
    'Basic realm="Patio", charset="UTF-8"',
  ]);
  expect(headersOf('insufficient_scope')['WWW-Authenticate']).toContain('error="insufficient_scope"');
  expect(headersOf('forbidden')).toEqual({});
  expect(headersOf('unavailable')['Retry-After']).toBe('5');
});
