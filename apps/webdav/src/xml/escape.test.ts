import { expect, test } from 'vitest';
import { escapeAttribute, escapeText } from './escape.js';
import { parseXml } from './parse.js';

test.each([
  ['a<b>&"c\'', 'a&lt;b&gt;&amp;"c\''],
  [']]>', ']]&gt;'],
  ['tab\tline\nreturn\r', 'tab\tline\nreturn&#13;'],
  ['\u0000\u0001\u001f\ufffe', '\ufffd\ufffd\ufffd\ufffd'],
  ['\u{1f600} é', '\u{1f600} é'],
])('escapeText(%j)', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test('what is escaped is read back as it was', () => {
  const text = 'a<b>&"c\'\t\n\r\u{1f600}]]>';
  const root = parseXml(`<a k="${escapeAttribute(text)}">${escapeText(text)}</a>`);
  expect(root.children.join('')).toBe(text);
  expect(root.attributes[0]?.value).toBe(text);
});
