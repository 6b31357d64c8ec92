import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.js';
import { migrate } from './migrate.js';

describe('migrate', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.dispose());

  it('does nothing on a current database, also several times at once', async () => {
    const count = () => test.db.rows('SELECT 1 FROM drizzle.__drizzle_migrations', []);
    const before = (await count()).length;
    await Promise.all([migrate(test.db), migrate(test.db), migrate(test.db)]);
    expect((await count()).length).toBe(before);
  });

  it('refuses a database made by a newer version and changes nothing', async () => {
    await test.db.rows('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
      'future',
      9e15,
    ]);
    await expect(migrate(test.db)).rejects.toMatchObject({ code: 'conflict' });
  });
});
