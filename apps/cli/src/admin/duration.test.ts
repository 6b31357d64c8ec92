import { expect, test } from 'vitest';
import { parseDuration, parseSecondsOrDuration } from './duration.js';

test.each([
  ['1s', 1],
  ['15m', 900],
  ['12h', 43_200],
  ['20d', 1_728_000],
  ['36500d', 3_153_600_000],
])('%s is %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
  expect(parseSecondsOrDuration(text)).toBe(seconds);
});

test.each([
  '',
  '20',
  '0d',
  '-5d',
  '1.5h',
  '20 d',
  '20D',
  'd',
  '20dd',
  '36501d',
  '9999999999d',
  '1e3s',
  'Infinity',
])('%j is no duration', (text) => {
  expect(() => parseDuration(text)).toThrow('A duration is');
});

test('seconds may stand alone where they are the usual unit', () => {
  expect(parseSecondsOrDuration('600')).toBe(600);
  expect(() => parseSecondsOrDuration('0')).toThrow('A duration is');
  expect(() => parseSecondsOrDuration('6oo')).toThrow('A duration is');
});
