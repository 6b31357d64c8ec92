import { expect, test } from 'vitest';
import { faultsOfFilter, filterQuery, filterSearch, noFilter, readFilter } from './filter.js';

const tokenId = '0189d0e4-6e0f-7000-8000-000000000001';

test('the address keeps the filters, and only those that are set', () => {
  const filter = { ...noFilter, tokenId, result: 'refused', from: '2030-01-01' } as const;
  expect(readFilter(filterSearch(filter))).toEqual(filter);
  expect(filterSearch(noFilter)).toBe('');
});

test('days are whole, both ends included', () => {
  expect(filterQuery({ ...noFilter, operation: 'create', from: '2030-01-01', to: '2030-01-01' })).toEqual({
    operation: 'create',
    since: new Date('2030-01-01T00:00').toISOString(),
    until: new Date('2030-01-02T00:00').toISOString(),
  });
});

test('says what is no token and which days are none', () => {
  expect(faultsOfFilter({ ...noFilter, tokenId, from: '2030-01-01', to: '2030-01-02' })).toEqual({});
  expect(
    Object.keys(faultsOfFilter({ ...noFilter, tokenId: 'x', from: '2030-01-02', to: '2030-01-01' })),
  ).toEqual(['tokenId', 'to']);
});
