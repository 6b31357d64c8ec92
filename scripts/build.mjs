import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = [20, 19];
const stamp = join(root, 'node_modules/.cache/patio/built.json');
const buildInputs = /^(src|migrations|index\.html|vite\.config\.ts|package\.json|tsconfig(\.build)?\.json)$/;

/** Ends the program with one sentence on a Node.js that is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Patio needs Node.js ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Installs the dependencies unless node_modules holds those that package-lock.json names. */
export async function install() {
  if (isInstalled()) return;
  say('installing dependencies');
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const exitCode = await (npm ? run(process.execPath, [npm, ...flags]) : run('npm', flags));
  if (exitCode !== 0) fail('The dependencies could not be installed.');
}

/** npm notes in node_modules/.package-lock.json, when it is done, what it has installed. */
function isInstalled() {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const there = installed[path];
    return there ? there.version === version && there.integrity === integrity : optional;
  });
}

/** Compiles what changed since the last time. Looks at sizes and times first, so that nothing to do costs nothing. */
export async function build() {
  const state = JSON.stringify(sourceState());
  const isBuilt = existsSync(join(root, 'apps/cli/dist/main.js'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  say('building');
  const turbo = [join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--filter=@patio/cli'];
  if ((await run(process.execPath, [...turbo, '--output-logs=errors-only'])) !== 0) {
    fail('The build failed.');
  }
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, state);
}

/** Size and time of every file that the build reads. */
function sourceState() {
  const files = [join(root, 'tsconfig.base.json'), join(root, 'package-lock.json')];
  for (const group of ['packages', 'apps']) {
    for (const workspace of readdirSync(join(root, group))) {
      const folder = join(root, group, workspace);
      for (const name of readdirSync(folder).filter((entry) => buildInputs.test(entry))) {
        files.push(...filesBelow(join(folder, name)));
      }
    }
  }
  return files.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return [path.slice(root.length), size, mtimeMs];
  });
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Runs a program in the repository; standard output stays free for what Patio itself says. @returns its exit code */
function run(command, args) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${command} could not be started: ${error.message}.`));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function say(what) {
  process.stderr.write(`patio: ${what} …\n`);
}

function fail(sentence) {
  process.stderr.write(`patio: ${sentence}\n`);
  process.exit(1);
}
