import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './harness/process.js';
import { repository } from './harness/repository.js';
import { type TemporaryFolder, temporaryFolder } from './harness/temporary-folder.js';

/** For each rule of .dependency-cruiser.cjs, a file that breaks it. */
const breaches: Record<string, { file: string; code: string }> = {
  'no-circular': { file: 'packages/pat-core/src/blobs/index.ts', code: "export { b } from './other.js';" },
  'no-unresolvable': { file: 'apps/api/src/lost.ts', code: "import './nowhere.js';" },
  'apps-are-strangers': {
    file: 'apps/webdav/src/friend.ts',
    code: "export { sftp } from '../../sftp/src/index.js';",
  },
  'nobody-imports-the-command-line': {
    file: 'apps/api/src/boss.ts',
    code: "export { cli } from '../../cli/src/main.js';",
  },
  'surface-only': {
    file: 'apps/sftp/src/burglar.ts',
    code: "export { a } from '../../../packages/pat-core/src/blobs/other.js';",
  },
  'packages-know-no-apps': {
    file: 'packages/pat-core/src/files/upwards.ts',
    code: "export { api } from '../../../../apps/api/src/index.js';",
  },
  'core-speaks-no-protocol': {
    file: 'packages/pat-core/src/files/web.ts',
    code: "export { default } from 'express';",
  },
  'sftp-protocol-stands-alone': {
    file: 'packages/sftp-protocol/src/network.ts',
    code: "export { createServer } from 'node:net';",
  },
  'http-door-stands-alone': {
    file: 'packages/http-door/src/library.ts',
    code: "export { default } from 'express';",
  },
  'sql-in-stores': {
    file: 'packages/pat-core/src/files/query.ts',
    code: "export { sql } from 'drizzle-orm';",
  },
  'doors-know-no-database': { file: 'apps/api/src/query.ts', code: "export { default } from 'postgres';" },
  'core-modules-by-their-entrance': {
    file: 'packages/pat-core/src/files/window.ts',
    code: "export { a } from '../blobs/other.js';",
  },
  'no-tests-in-the-product': {
    file: 'apps/api/src/tested.ts',
    code: "export { expect } from 'vitest';",
  },
  'core-tier-1': tierBreach('shared', 'blobs'),
  'core-tier-2': tierBreach('blobs', 'users'),
  'core-tier-3': tierBreach('users', 'auth'),
  'core-tier-4': tierBreach('auth', 'guard'),
  'core-tier-5': tierBreach('guard', 'files'),
};

/** What the breaches import. */
const targets: Record<string, string> = {
  'apps/api/src/index.ts': 'export const api = 1;',
  'apps/cli/src/main.ts': 'export const cli = 1;',
  'apps/sftp/src/index.ts': 'export const sftp = 1;',
  'packages/pat-core/src/blobs/other.ts': "import './index.js';\nexport const a = 1, b = 2;",
  ...Object.fromEntries(
    ['users', 'auth', 'guard', 'files'].map((module) => [
      `packages/pat-core/src/${module}/index.ts`,
      'export const there = 1;',
    ]),
  ),
};

function tierBreach(from: string, to: string) {
  return {
    file: `packages/pat-core/src/${from}/up-to-${to}.ts`,
    code: `export * from '../${to}/index.js';`,
  };
}

describe('the dependency rules fail when broken', () => {
  let folder: TemporaryFolder;
  let found: Violation[];
  beforeAll(async () => {
    folder = await temporaryFolder();
    await symlink(join(repository, 'node_modules'), folder.at('node_modules'));
    const planted = Object.values(breaches).map(({ file, code }) => [file, code] as const);
    for (const [file, code] of [...Object.entries(targets), ...planted]) {
      await mkdir(dirname(folder.at(file)), { recursive: true });
      await writeFile(folder.at(file), `${code}\n`);
    }
    await mkdir(folder.at('e2e'));
    found = await violationsIn(folder.path);
  });
  afterAll(() => folder?.remove());

  it.each(Object.entries(breaches))('%s', (rule, { file }) => {
    expect(found).toContainEqual({ rule, file });
  });

  it('and every rule has its breach', async () => {
    const { default: configuration } = await import(join(repository, '.dependency-cruiser.cjs'));
    const rules = configuration.forbidden.map(({ name }: { name: string }) => name);
    expect(Object.keys(breaches).sort()).toEqual(rules.sort());
  });
});

interface Violation {
  readonly rule: string;
  readonly file: string;
}

async function violationsIn(folder: string): Promise<Violation[]> {
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repository, '.dependency-cruiser.cjs');
  const args = [program, '--config', config, '--output-type', 'json', 'packages', 'apps', 'e2e'];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: folder });
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from }));
}

it('only config.ts reads the environment', async () => {
  const readers: string[] = [];
  for (const file of await productFiles()) {
    if (/\bprocess\.env\b/.test(await readFile(join(repository, file), 'utf8'))) readers.push(file);
  }
  expect(readers).toEqual(['packages/pat-core/src/config.ts']);
});

async function productFiles(): Promise<string[]> {
  const folders = await Promise.all(
    ['packages', 'apps'].map(async (group) => {
      const names = await readdir(join(repository, group));
      return names.map((name) => join(group, name, 'src'));
    }),
  );
  const files = await Promise.all(
    folders.flat().map(async (folder) => {
      const names = await readdir(join(repository, folder), { recursive: true });
      return names.map((name) => join(folder, name));
    }),
  );
  return files.flat().filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(file));
}
