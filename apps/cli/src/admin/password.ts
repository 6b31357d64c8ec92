import type { Readable } from 'node:stream';
import { PatError } from '@patio/pat-core';

const maxBytes = 4096;

/** The first line of `input`. @throws invalid when there is none */
export async function readPassword(input: Readable): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    text += chunk;
    if (text.includes('\n') || text.length > maxBytes) break;
  }
  const [password] = text.split(/\r?\n/, 1);
  if (!password) throw new PatError('invalid', 'There is no password on standard input.');
  return password;
}
