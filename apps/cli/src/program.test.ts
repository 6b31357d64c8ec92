import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runProgram } from './program.js';

/** Runs the program in this process: only for what ends before a database is opened. */
async function patio(...args: string[]) {
  let out = '';
  let err = '';
  const exitCode = await runProgram(args, {
    stdin: Readable.from([]),
    drained: async () => undefined,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { exitCode, out, err };
}

const uuid = '6f9619ff-8b86-4011-b42d-00cf4fc964ff';

describe('what cannot be right ends with 2 and one sentence', () => {
  test.each([
    ['an unknown command', ['admn'], 'unknown command'],
    ['an unknown flag', ['admin', 'user', 'token', '-u', 'alice', '--forever'], "unknown option '--forever'"],
    ['a missing flag', ['admin', 'user', 'token', '-e', '20d'], "required option '-u, --user <login>'"],
    ['a missing value', ['admin', 'user', 'token', '-u'], 'argument missing'],
    ['a missing argument', ['admin', 'user', 'create'], "missing required argument 'login'"],
    ['too many arguments', ['admin', 'user', 'create', 'alice', 'bob'], 'too many arguments'],
    ['an expiry without unit', ['admin', 'user', 'token', '-u', 'alice', '-e', '20'], 'A duration is'],
    ['an auto-refresh of nothing', ['admin', 'user', 'token', '-u', 'alice', '-a', '0'], 'A duration is'],
    ['an auto-refresh in words', ['admin', 'user', 'token', '-u', 'alice', '-a', 'ten'], 'A duration is'],
    ['another permission', ['admin', 'grant', 'alice', '/alice', 'x'], 'Allowed choices are r, w, rw'],
    ['no token id', ['admin', 'token', 'revoke', '42'], 'not a UUID'],
    [
      'another operation',
      ['admin', 'explain', '--token', uuid, '--path', '/a', '--op', 'fly'],
      'Allowed choices are',
    ],
    ['another door', ['serve', '--only', 'ftp'], 'The doors are api, webdav, sftp'],
    [
      'no password where one is announced',
      ['admin', 'user', 'create', 'alice', '--password-stdin'],
      'no password',
    ],
  ])('%s', async (_what, args, sentence) => {
    const { exitCode, out, err } = await patio(...args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(/^patio: [^\n]+\n$/);
    expect(err).toContain(sentence);
  });
});

test.each([[['--help']], [['admin', '--help']], [['admin', 'user', 'token', '--help']], [['--version']]])(
  '%j is an answer, not an error',
  async (args) => {
    const { exitCode, out, err } = await patio(...args);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).not.toBe('');
  },
);

test('every command that prints data can print JSON', async () => {
  const commands = [
    ...['token', 'create', 'list', 'disable', 'enable', 'delete'].map((name) => ['user', name]),
    ...['list', 'revoke', 'rotate'].map((name) => ['token', name]),
    ...['create', 'list'].map((name) => ['workspace', name]),
    ...[['node', 'id'], ['grant'], ['revoke-grant'], ['grants'], ['explain']],
  ];
  for (const command of commands) {
    const { out } = await patio('admin', ...command, '--help');
    expect(out, command.join(' ')).toContain('--json');
  }
});
