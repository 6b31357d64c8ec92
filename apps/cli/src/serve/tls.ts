import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { type Config, PatError } from '@patio/pat-core';

export interface TlsContents {
  readonly cert: string;
  readonly key: string;
}

/** Reads and checks the PEM files of the HTTP doors. @throws invalid */
export async function readTls(files: Config['tls']): Promise<TlsContents | undefined> {
  if (!files) return undefined;
  const cert = await read('PATIO_TLS_CERT', files.certFile);
  const key = await read('PATIO_TLS_KEY', files.keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw new PatError(
      'invalid',
      `The certificate in PATIO_TLS_CERT and the key in PATIO_TLS_KEY cannot be used together (${messageOf(cause)}).`,
      { cause },
    );
  }
  return { cert, key };
}

async function read(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new PatError('invalid', `The file in ${setting} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
