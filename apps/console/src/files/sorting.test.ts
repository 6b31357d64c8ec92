import { describe, expect, it } from 'vitest';
import type { Listed } from './queries.js';
import { byName, type Sorting, sorted } from './sorting.js';

const node = (name: string, more: Partial<Listed> = {}) =>
  ({ name, kind: 'file', sizeBytes: 0, modifiedAt: null, ...more }) as Listed;

const names = (nodes: readonly Listed[], sorting: Sorting = byName) =>
  sorted(nodes, sorting).map(({ name }) => name);

describe('sorted', () => {
  it('spells as people do, with folders first', () => {
    const listed = [node('README'), node('a10'), node('a2'), node('Zoo', { kind: 'folder' }), node('logo')];
    expect(names(listed)).toEqual(['Zoo', 'a2', 'a10', 'logo', 'README']);
    expect(names(listed, { by: 'name', descending: true })).toEqual(['Zoo', 'README', 'logo', 'a10', 'a2']);
  });

  it('orders by size and by time, with equal ones and unknown times as they were', () => {
    const at = (name: string, modifiedAt: string | null, sizeBytes: number) =>
      node(name, { modifiedAt, sizeBytes });
    const listed = [at('c', '2030-01-02', 1), at('b', '2030-01-01', 2), at('a', '2030-01-01', 1)];
    expect(names(listed, { by: 'sizeBytes', descending: false })).toEqual(['c', 'a', 'b']);
    expect(names(listed, { by: 'sizeBytes', descending: true })).toEqual(['b', 'c', 'a']);
    expect(names(listed, { by: 'modifiedAt', descending: false })).toEqual(['b', 'a', 'c']);
    expect(names([at('y', null, 0), at('x', null, 0)], { by: 'modifiedAt', descending: true })).toEqual([
      'y',
      'x',
    ]);
  });
});
