import { expect, it } from 'vitest';
import { ApiError, toApiError } from './client.js';
import { refusalOf } from './refusal.js';

const refused = toApiError(400, {
  detail: 'The body is not valid: scopes.1, name.',
  code: 'invalid',
  errors: [
    { field: 'scopes.1', reason: 'Not a scope.' },
    { field: 'name', reason: 'Too long.' },
  ],
});

it('puts each reason at its field, also those within lists', () => {
  expect(refusalOf(refused, ['name', 'scopes', 'expiresAt'])).toEqual({
    at: { name: 'Too long.', scopes: 'Not a scope.' },
    rest: null,
  });
});

it('leaves what concerns no field of the form to be said of the whole', () => {
  expect(refusalOf(refused, ['quotaBytes'])).toEqual({ at: {}, rest: refused });
  const lost = new ApiError(0, 'The server cannot be reached.', undefined, {});
  expect(refusalOf(lost, ['name'])).toEqual({ at: {}, rest: lost });
  expect(refusalOf(null, ['name'])).toEqual({ at: {}, rest: null });
});
