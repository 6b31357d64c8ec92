import { expect, test } from 'vitest';
import { Problem } from '../problem.js';
import { tokenRequest } from '../schemas/token.js';
import { validate } from './validate.js';

test('each refused field is named with its reason', () => {
  const body = JSON.parse(
    '{"name":"","scopes":["a",1],"expiresAt":"tomorrow","expire":"20d","__proto__":{"x":1}}',
  );
  let problem: unknown;
  try {
    validate(tokenRequest, body, 'body');
  } catch (error) {
    problem = error;
  }
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: 'invalid', status: 400 });
  expect((problem as Problem).errors?.map(({ field }) => field).sort()).toEqual([
    '__proto__',
    'expire',
    'expiresAt',
    'name',
    'scopes.1',
  ]);
});

test('no key reaches a prototype', () => {
  expect(() =>
    validate(tokenRequest, JSON.parse('{"name":"a","__proto__":{"admin":true}}'), 'body'),
  ).toThrow();
  expect(() =>
    validate(tokenRequest, JSON.parse('{"name":"a","constructor":{"prototype":{}}}'), 'body'),
  ).toThrow();
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test.each([null, [], 'text', 7])('%j is no object', (body) => {
  expect(() => validate(tokenRequest, body, 'body')).toThrow(Problem);
});
