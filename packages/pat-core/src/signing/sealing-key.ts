import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what must not be readable from the database alone, with AES-256-GCM. */
export interface SealingKey {
  seal(plain: Buffer): Buffer;
  /** undefined: it was sealed with another key, or changed since. */
  unseal(sealed: Buffer): Buffer | undefined;
}

/**
 * Reads the sealing key of a data directory (`keys/signing.key`, readable by its owner only), and makes it when there is none. Of
 * several processes that start at once on one folder, all end up with the same key.
 */
export async function loadSealingKey(dataDir: string): Promise<SealingKey> {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'signing.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = (await readIfThere(path)) ?? (await create(path));
  if (key.length !== keyBytes) throw new Error(`The file ${path} is not a key of ${keyBytes} bytes.`);
  return sealingWith(key);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The file appears whole or not at all; when another process was faster, its key counts. */
async function create(path: string): Promise<Buffer> {
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(keyBytes));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  return readFile(path);
}

function sealingWith(key: Buffer): SealingKey {
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
    },
    unseal(sealed) {
      const nonce = sealed.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      try {
        decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
