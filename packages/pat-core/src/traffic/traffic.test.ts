import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { deleteOldTraffic, openTraffic } from './index.js';

const minute = 60_000;
const hour = 60 * minute;
let now = Date.UTC(2030, 0, 1, 12);
let database: TestDatabase;

const errors: unknown[] = [];
const openProcess = () =>
  openTraffic({ db: database.db, clock: () => now, onError: (error) => errors.push(error) });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.dispose());

test('adds up what all processes count, by door and minute, and forgets it after two days', async () => {
  const first = now;
  const [one, two] = [openProcess(), openProcess()];
  one.count('rest', 'ok');
  one.count('rest', 'refused');
  one.count('sftp', 'failed');
  two.count('rest', 'failed');
  await two.close();
  now += minute + 1;
  one.count('rest', 'ok');
  const counts = { requests: 1, refused: 0, failed: 0 };
  expect(await one.read(new Date(first))).toEqual([
    { minute: new Date(first), door: 'rest', requests: 3, refused: 1, failed: 1 },
    { minute: new Date(first), door: 'sftp', ...counts, failed: 1 },
    { minute: new Date(first + minute), door: 'rest', ...counts },
  ]);
  expect(await one.read(new Date(first + minute))).toHaveLength(1);
  await deleteOldTraffic(database.db, first + 48 * hour + 1);
  expect(await one.read(new Date(0))).toEqual([
    { minute: new Date(first + minute), door: 'rest', ...counts },
  ]);
  await one.close();
  expect(errors).toEqual([]);
});

test('what cannot be written is reported and keeps nobody from counting on', async () => {
  const broken = openTraffic({
    db: { ...database.db, rows: () => Promise.reject(new Error('no disk')) },
    clock: () => now,
    onError: (error) => errors.push(error),
  });
  broken.count('rest', 'ok');
  await broken.close();
  expect(errors).toEqual([new Error('no disk')]);
});
