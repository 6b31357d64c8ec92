import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export const mebibyte = 1024 * 1024;

/** Names that clients and servers get wrong. */
export const awkwardNames = [
  'with space',
  'Umlaute äöüß',
  '100% # & + ?',
  'quotes \' and "',
  '日本語',
  'semi;colon,comma',
  '.dotfile',
  'percent %41 %2F',
] as const;

/** Writes a file of unrepeated bytes, a piece at a time. @returns its SHA-256 */
export async function writeRandomFile(path: string, sizeBytes: number): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    await writePieces(file, sizeBytes, (piece) => hash.update(piece));
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function writePieces(
  file: FileHandle,
  sizeBytes: number,
  seen: (piece: Buffer) => void,
): Promise<void> {
  const block = randomBytes(mebibyte);
  for (let written = 0; written < sizeBytes; written += block.length) {
    block.writeDoubleBE(Math.random(), 0);
    const piece = block.subarray(0, Math.min(block.length, sizeBytes - written));
    seen(piece);
    await file.write(piece);
  }
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
