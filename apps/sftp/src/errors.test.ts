import { errorCodes, PatError } from '@patio/pat-core';
import { StatusCode } from '@patio/sftp-protocol';
import { expect, test } from 'vitest';
import { statusOf } from './errors.js';

test('every core error is a status of version 3, never OK, with its message', () => {
  for (const code of errorCodes) {
    const status = statusOf(new PatError(code, `message of ${code}`));
    expect(status.code).toBeGreaterThan(StatusCode.EOF);
    expect(status.code).toBeLessThanOrEqual(StatusCode.OP_UNSUPPORTED);
    expect(status.message).toBe(`message of ${code}`);
  }
});

test('other errors tell the client nothing of what they are', () => {
  const status = statusOf(new Error('SELECT secret FROM tokens'));
  expect(status).toEqual({
    code: StatusCode.FAILURE,
    message: 'The server failed to do this.',
    unexpected: true,
  });
});
