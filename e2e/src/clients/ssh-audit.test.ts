import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { run } from '../harness/process.js';

describeWith(['ssh-audit'], 'ssh-audit', () => {
  let doors: TestDoors;
  beforeAll(async () => {
    doors = await openTestDoors();
  });
  afterAll(() => doors?.close());

  it('finds no failure, and a key exchange that is safe from Terrapin', async () => {
    const { host, port } = doors.sftp;
    const { stdout } = await run('ssh-audit', ['-n', '-p', String(port), host]);
    const said = stdout.split('\n');
    expect(said.filter((line) => line.includes('[fail]'))).toEqual([]);
    expect(said.filter((line) => line.startsWith('(key)'))).toEqual([
      expect.stringMatching(/^\(key\) ssh-ed25519 +-- \[info\]/),
    ]);
    expect(stdout).toContain('kex-strict-s-v00@openssh.com');
  });
});
