import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.js';
import { openPostgres } from './postgres.js';
import { users } from './schema.js';

describe('errors of the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.dispose());

  const row = () => ({
    id: crypto.randomUUID() as never,
    login: 'alice',
    passwordHash: 'the-secret-hash',
    createdAt: new Date(),
  });

  it.each([
    ['a built statement', () => test.db.orm.insert(users).values(row())],
    [
      'a built statement in a transaction',
      () => test.db.transaction((tx) => tx.orm.insert(users).values(row())),
    ],
    [
      'a written statement',
      () =>
        test.db.rows('INSERT INTO users (id, login, password_hash) VALUES ($1, $2, $3)', [
          null,
          'x',
          'the-secret-hash',
        ]),
    ],
  ])('of %s keep the SQLSTATE and lose the parameters', async (_name, fail) => {
    await test.db.orm.insert(users).values(row()).onConflictDoNothing();
    const error = await Promise.resolve(fail()).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'DatabaseError', code: expect.stringMatching(/^23/) });
    const { stack, ...shown } = error as Error;
    expect(JSON.stringify([String(error), stack, shown])).not.toContain('the-secret-hash');
  });

  it('call a server that is not there unavailable', async () => {
    const db = openPostgres('postgres://nobody:the-secret-hash@127.0.0.1:9/none');
    await expect(db.rows('SELECT 1', [])).rejects.toMatchObject({ code: 'unavailable' });
    await db.close();
  });
});
