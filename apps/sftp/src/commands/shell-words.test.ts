import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWords } from './shell-words.js';

test.each([
  ['', []],
  ['  md5sum   /a ', ['md5sum', '/a']],
  ["a'b c'd", ['ab cd']],
  ["''", ['']],
  ['"a \\"b\\" \\$c \\x"', ['a "b" $c \\x']],
  ['\\a\\ \\b\\\\', ['a b\\']],
  ["it\\'s", ["it's"]],
  ["a'\n'b", ['a\nb']],
  ['sum /\\ä\\ 😀\\😀', ['sum', '/ä 😀😀']],
])('%j is %j, as a shell has it', (line, words) => {
  expect(shellWords(line)).toEqual(words);
  const said = execFileSync('/bin/sh', [
    '-c',
    `for word in ${line}; do printf '%s\\0' "$word"; done`,
  ]).toString();
  expect(said.split('\0').slice(0, -1)).toEqual(words);
});

test.each([
  ...[
    'a;b',
    'a|b',
    'a&',
    'a>b',
    'a<b',
    '$a',
    '`a`',
    '(a)',
    'a*',
    'a?',
    '[a]',
    '~',
    '#a',
    '{a,b}',
    'a=b',
    '!a',
    'a\nb',
  ],
  ...['"$a"', '"`a`"', "'a", '"a', 'a\\', 'a\\\n', 'a\0'],
])('%j is not plain words', (line) => {
  expect(shellWords(line)).toBeUndefined();
});
