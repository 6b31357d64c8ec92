import { expect, test } from 'vitest';
import type { Listed } from './queries.js';
import { asListed, sorted } from './sorting.js';

const node = (name: string, sizeBytes: number, modifiedAt: string | null): Listed => ({
  ...{ id: name, name, path: `/a/${name}`, kind: 'file', owner: null, sizeBytes, modifiedAt },
  permissions: { read: true, write: true },
});
const nodes = [
  node('B', 2, '2026-01-02T00:00:00Z'),
  node('a', 10, '2026-01-01T00:00:00Z'),
  node('b', 2, null),
];
const names = (by: 'name' | 'sizeBytes' | 'modifiedAt', descending: boolean) =>
  sorted(nodes, { by, descending }).map(({ name }) => name);

test('a list stays in the order of the server until another one is asked for', () => {
  expect(sorted(nodes, asListed)).toBe(nodes);
  expect(names('name', true)).toEqual(['b', 'a', 'B']);
});

test('equal entries stay in the order of the server', () => {
  expect(names('sizeBytes', false)).toEqual(['B', 'b', 'a']);
  expect(names('sizeBytes', true)).toEqual(['a', 'B', 'b']);
});

test('times are compared as times', () => {
  expect(names('modifiedAt', false).slice(0, 2)).toEqual(['a', 'B']);
});
