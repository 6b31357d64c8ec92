import { randomUUID } from 'node:crypto';
import {
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
} from 'jose';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { loadSealingKey, type SealingKey } from './sealing-key.js';
import {
  deleteKeysRetiredBefore,
  insertKey,
  listKeys,
  lockKeys,
  retireKeys,
  type StoredKey,
} from './store.js';

/** The one algorithm: ECDSA on P-256 (RFC 7518 §3.4), which every library has. */
export const signingAlgorithm = 'ES256';

const day = 24 * 60 * 60_000;
const maxAgeMs = 90 * day;
/** Longer than anything signed is good, and than other processes take to hear of a rotation. */
const overlapMs = 2 * 60 * 60_000;
const reloadAfterMs = 30_000;

export interface SigningKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * The signing keys, kept in the database for all processes on it, their private halves encrypted with a key file of the data directory. A
 * key signs for at most 90 days; then, or when told to, a new one takes its place. The old one stays published for two hours,
 * longer than anything it has signed.
 */
export interface Keyring {
  /** The key to sign with; made when there is none that this process can read. */
  signer(): Promise<SigningKey>;
  /** undefined: there is no such key, or no longer. */
  publicKey(id: string): Promise<CryptoKey | undefined>;
  /** What is published: a JWK Set (RFC 7517 §5). */
  published(): Promise<{ keys: JWK[] }>;
  /** Makes a new key and retires the present ones, in the given transaction. @returns the id of the new one */
  rotate(tx: Database): Promise<string>;
  /** To be called when the transaction of a rotation is committed. */
  rotated(): void;
}

interface Loaded {
  readonly at: number;
  readonly stored: readonly StoredKey[];
}

export function openKeyring(options: { db: Database; dataDir: string; clock: Clock }): Keyring {
  const { db, dataDir, clock } = options;
  let sealing: Promise<SealingKey> | undefined;
  let loading: Promise<Loaded> | undefined;
  let loaded: Loaded | undefined;
  const publicKeys = new Map<string, Promise<CryptoKey>>();
  let current: SigningKey | undefined;

  const sealingKey = () => {
    sealing ??= loadSealingKey(dataDir).catch((error: unknown) => {
      sealing = undefined;
      throw error;
    });
    return sealing;
  };
  const stored = async (tx: Database) => listKeys(tx, new Date(clock() - overlapMs));

  function reload(): Promise<Loaded> {
    loading ??= (async () => ({ at: clock(), stored: await stored(db) }))()
      .then((result) => {
        loaded = result;
        for (const id of publicKeys.keys()) if (!has(result, id)) publicKeys.delete(id);
        return result;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  }

  async function keys(): Promise<Loaded> {
    return loaded && Math.abs(clock() - loaded.at) < reloadAfterMs ? loaded : reload();
  }

  const maySign = ({ createdAt, retiredAt }: StoredKey) =>
    retiredAt === null && clock() - createdAt.getTime() < maxAgeMs;

  /** The newest that may sign and that this process can read. */
  async function signerAmong(candidates: readonly StoredKey[]): Promise<SigningKey | undefined> {
    for (const key of candidates.filter(maySign).reverse()) {
      if (current?.id === key.id) return current;
      const pkcs8 = (await sealingKey()).unseal(key.sealedPrivateKey);
      if (!pkcs8) continue;
      current = { id: key.id, key: await importPKCS8(pkcs8.toString(), signingAlgorithm) };
      return current;
    }
    return undefined;
  }

  async function create(tx: Database): Promise<string> {
    const id = randomUUID();
    const pair = await generateKeyPair(signingAlgorithm, { extractable: true });
    const publicKey = { ...(await exportJWK(pair.publicKey)), kid: id, use: 'sig', alg: signingAlgorithm };
    const sealedPrivateKey = (await sealingKey()).seal(Buffer.from(await exportPKCS8(pair.privateKey)));
    await insertKey(tx, { id, publicKey, sealedPrivateKey, createdAt: new Date(clock()) });
    await deleteKeysRetiredBefore(tx, new Date(clock() - overlapMs));
    return id;
  }

  /** Another process may have been faster: looks again under the lock. */
  async function createUnlessThere(): Promise<SigningKey> {
    await sealingKey();
    await db.transaction(async (tx) => {
      await lockKeys(tx);
      if (await signerAmong(await stored(tx))) return;
      await retireKeys(tx, { now: new Date(clock()), createdBefore: new Date(clock() - maxAgeMs) });
      await create(tx);
    });
    const signer = await signerAmong((await reload()).stored);
    if (!signer) throw new Error('A signing key that was just made cannot be read.');
    return signer;
  }

  async function signer(): Promise<SigningKey> {
    return (await signerAmong((await keys()).stored)) ?? createUnlessThere();
  }

  return {
    signer,
    async publicKey(id) {
      const known = await keys();
      const key = find(known, id) ?? find(await reload(), id);
      if (!key) return undefined;
      const imported =
        publicKeys.get(id) ?? (importJWK(key.publicKey, signingAlgorithm) as Promise<CryptoKey>);
      publicKeys.set(id, imported);
      return imported;
    },
    async published() {
      await signer();
      return { keys: (await keys()).stored.map(({ publicKey }) => publicKey) };
    },
    async rotate(tx) {
      await lockKeys(tx);
      const now = new Date(clock());
      await retireKeys(tx, { now, createdBefore: now });
      return create(tx);
    },
    rotated() {
      loaded = undefined;
    },
  };
}

function find({ stored }: Loaded, id: string): StoredKey | undefined {
  return stored.find((key) => key.id === id);
}

function has(loaded: Loaded, id: string): boolean {
  return find(loaded, id) !== undefined;
}
