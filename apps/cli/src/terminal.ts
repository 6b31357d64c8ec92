import type { Readable } from 'node:stream';

/** The three streams of the program; tests give their own. */
export interface Terminal {
  readonly stdin: Readable;
  readonly out: (text: string) => void;
  /** Resolves when what was printed has been taken: much is printed piece by piece. */
  readonly drained: () => Promise<void>;
  readonly err: (text: string) => void;
}

export const processTerminal: Terminal = {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  drained: () => new Promise((resolve) => process.stdout.write('', () => resolve())),
  err: (text) => void process.stderr.write(text),
};
