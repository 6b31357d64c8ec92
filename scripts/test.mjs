// `npm test`: makes ready what is missing, checks the code, and runs the whole suite on the embedded database and, when
// PATIO_TEST_DATABASE_URL names a server, on PostgreSQL. The last line has the totals.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, install, requireNode, root } from './build.mjs';

requireNode();
await install();
await build();

const databaseUrl = process.env.PATIO_TEST_DATABASE_URL;
const results = [
  await check('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  await check('types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
  await check('dependency rules', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    'packages',
    'apps',
    'e2e',
  ]),
  await check('unused code', 'knip', ['--no-config-hints']),
  await suite('tests on PGlite', undefined),
  databaseUrl
    ? await suite('tests on PostgreSQL', databaseUrl)
    : notRun('tests on PostgreSQL', 'PATIO_TEST_DATABASE_URL names no server'),
];
report(results);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;

/** A program that says yes or no. */
async function check(name, command, args) {
  const { exitCode, seconds } = await run(name, command, args, {});
  const passed = exitCode === 0;
  return {
    name,
    seconds,
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
    failures: [],
    skips: [],
  };
}

async function suite(name, url) {
  const folder = mkdtempSync(join(tmpdir(), 'patio-test-report-'));
  const file = join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { exitCode, seconds } = await run(name, 'vitest', args, { PATIO_TEST_DATABASE_URL: url });
  const tests = readReport(file);
  rmSync(folder, { recursive: true });

  const named = (status) => tests.filter((test) => status.includes(test.status)).map(({ title }) => title);
  const failures = named(['failed']);
  // What breaks outside of any test, in a file that does not load or after the last test, fails the run too.
  if (exitCode !== 0 && failures.length === 0) failures.push('the run itself (see above)');
  const skips = named(['pending', 'skipped', 'todo', 'disabled']);
  const passed = named(['passed']).length;
  return { name, seconds, passed, failed: failures.length, skipped: skips.length, failures, skips };
}

function readReport(file) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    return testResults.flatMap(({ name, status, message, assertionResults }) => {
      const path = relative(root, name);
      const tests = assertionResults.map((test) => ({
        status: test.status,
        title: `${path}: ${test.fullName}`,
      }));
      // A file that does not load, or whose set-up fails: its tests count as skipped, so it must count itself.
      if (status !== 'failed' || tests.some((test) => test.status === 'failed')) return tests;
      return [...tests, { status, title: `${path}: ${message.split('\n', 1)[0] || 'set-up or clean-up'}` }];
    });
  } catch {
    return [];
  }
}

function notRun(name, reason) {
  return { name, seconds: 0, passed: 0, failed: 0, skipped: 1, failures: [], skips: [reason] };
}

function report(all) {
  const say = (line) => process.stdout.write(`${line}\n`);
  const total = (key) => all.reduce((sum, result) => sum + result[key], 0);
  const width = Math.max(...all.map(({ name }) => name.length));
  say('');
  for (const { name, seconds, passed, failed, skipped } of all) {
    say(`${name.padEnd(width)}  ${counts(passed, failed, skipped)}  (${seconds} s)`);
  }
  for (const { name, failures } of all) for (const title of failures) say(`failed, ${name}: ${title}`);
  for (const { name, skips } of all) for (const title of skips) say(`skipped, ${name}: ${title}`);
  say(counts(total('passed'), total('failed'), total('skipped')));
}

function counts(passed, failed, skipped) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Runs a command of an installed package; `environment` is added to this process's own, undefined takes away. */
async function run(name, command, args, environment) {
  process.stdout.write(`\n── ${name}\n`);
  const begun = Date.now();
  const child = spawn(process.execPath, [binaryOf(command), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...environment },
  });
  const exitCode = await new Promise((resolve) => {
    child.once('close', (code, signal) => {
      if (signal) process.stdout.write(`${command} was ended by ${signal}\n`);
      resolve(code ?? 1);
    });
  });
  return { exitCode, seconds: Math.round((Date.now() - begun) / 1000) };
}

function binaryOf(command) {
  const packages = { biome: '@biomejs/biome', depcruise: 'dependency-cruiser' };
  const folder = join(root, 'node_modules', packages[command] ?? command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, bin[command]);
}
