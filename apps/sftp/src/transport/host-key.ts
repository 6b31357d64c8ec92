import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import ssh2, { type ParsedKey } from 'ssh2';
import type { Log } from '../options.js';

/** What a user compares with what the client shows at the first connection. */
export interface HostKeyFingerprint {
  /** `ssh-ed25519`. */
  readonly algorithm: string;
  /** As OpenSSH prints it: `SHA256:…`. */
  readonly fingerprint: string;
}

export interface HostKey extends HostKeyFingerprint {
  readonly privateKey: string;
}

const fileName = 'ssh_host_ed25519_key';

/**
 * Reads the server's ed25519 key, or makes it. Several processes may start on one folder at the same time: they end up with
 * the same key. The key file is never replaced.
 *
 * @throws Error with one clear sentence when the folder cannot be written or the file holds no private key
 */
export function loadHostKey(dir: string, log: Log): HostKey {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, fileName);
  const text = readKey(path, log) ?? createKey(path, () => ssh2.utils.generateKeyPairSync('ed25519'));
  return { ...describe(parse(text, path)), privateKey: text };
}

function readKey(path: string, log: Log): string | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    if ((statSync(path).mode & 0o077) !== 0) {
      log('warn', 'an SSH host key can be read by others than its owner', { path });
    }
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the file appear whole or not at all; when another process was faster, its key counts. */
function createKey(path: string, generate: () => { private: string }): string {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeDurably(temporary, generateReadable(generate));
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(path, 'utf8');
}

/** ssh2 writes about one in three hundred ed25519 keys so that it cannot read them itself. */
export function generateReadable(generate: () => { private: string }): string {
  for (;;) {
    const text = generate().private;
    if (!(ssh2.utils.parseKey(text) instanceof Error)) return text;
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    // The mode given to open is narrowed by the umask, never widened, but some file systems ignore it.
    chmodSync(path, 0o600);
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function parse(text: string, path: string): ParsedKey {
  const parsed = ssh2.utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key instanceof Error || !key.isPrivateKey()) {
    throw new Error(`The SSH host key ${path} is not a private key that can be read.`);
  }
  return key;
}

function describe(key: ParsedKey): HostKeyFingerprint {
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
  return { algorithm: key.type, fingerprint: `SHA256:${digest.replace(/=+$/, '')}` };
}
