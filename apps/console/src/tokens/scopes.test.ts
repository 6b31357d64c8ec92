import { expect, test } from 'vitest';
import { formatScope, parseScope } from './scopes.js';

const id = '0189d0e4-6e0f-7000-8000-000000000001';

test.each([`node:${id}:rw`, 'profile', 'node:nonsense:r'])('%s survives being read and written', (text) => {
  expect(formatScope(parseScope(text))).toBe(text);
});
