import { expect, test } from 'vitest';
import { createLog } from './log.js';

function lines(level: Parameters<typeof createLog>[0]) {
  const written: string[] = [];
  return { log: createLog(level, (line) => written.push(line)), written };
}

test('writes one JSON object a line, from its level on', () => {
  const { log, written } = lines('warn');
  log('info', 'not written');
  log('warn', 'line\nbreak', { port: 22, error: new Error('no', { cause: new Error('why') }) });
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^\{[^\n]*\}\n$/);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({
    level: 'warn',
    message: 'line\nbreak',
    port: 22,
    error: { message: 'no', cause: { message: 'why' } },
  });
});

test('is silent when told so', () => {
  const { log, written } = lines('silent');
  log('error', 'nothing');
  expect(written).toEqual([]);
});

test('redacts what is named or looks like a secret', () => {
  const { log, written } = lines('debug');
  const token = `patio_${'A1'.repeat(24)}a`;
  log('info', `of ${token}`, {
    token: 'hunter2',
    nested: { password: 'hunter2', Authorization: 'hunter2', 'set-cookie': ['hunter2'] },
    header: 'Basic YWxpY2U6aHVudGVyMg==',
    error: new Error(`postgres://patio:hunter2@db/patio and ${token}`),
  });
  expect(written[0]).not.toMatch(/hunter2|YWxpY2U6|A1A1A1/);
  expect(written[0]).toContain('postgres://patio:[redacted]@db/patio');
});

test('survives facts that cannot be written as JSON', () => {
  const { log, written } = lines('info');
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  log('error', 'round and round', loop);
  log('info', 'large', { sizeBytes: 10n });
  expect(written.map((line) => JSON.parse(line))).toMatchObject([
    { message: 'round and round' },
    { message: 'large', sizeBytes: '10' },
  ]);
});
