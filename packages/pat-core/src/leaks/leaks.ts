import type { OpenAuth } from '../auth/index.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import type { Origin } from '../shared/door.js';
import { PatError } from '../shared/errors.js';
import type { LoginFailures } from '../throttle/index.js';
import { hashSecret, isWellFormed } from '../tokens/index.js';
import { endLeaked } from './end-leaked.js';
import { isSignedBy, type ReporterKeys } from './keys.js';
import { findLeaked } from './store.js';
import type { LeakedToken, Leaks } from './types.js';

const maxPlaceCharacters = 1000;

export interface LeaksDependencies {
  readonly db: Database;
  readonly auth: Pick<OpenAuth, 'forget'>;
  readonly clock: Clock;
  readonly failures: LoginFailures;
  /** undefined: no reports are taken. */
  readonly keys: ReporterKeys | undefined;
}

export function openLeaks({ db, auth, clock, failures, keys }: LeaksDependencies): Leaks {
  return {
    enabled: keys !== undefined,

    async verify(body, { keyId, signature }, { door, address }: Origin) {
      if (!keys) throw new PatError('unsupported', 'This server takes no reports of leaked tokens.');
      const key = keys.get(keyId);
      if (key && isSignedBy(key, body, signature)) return;
      const detail = { reason: key ? 'report: wrong signature' : 'report: unknown key' };
      const event = { userId: undefined, login: undefined, tokenId: undefined, door, address, detail };
      const refusal = new PatError(
        'unauthenticated',
        'The report is not signed with a key that is known here.',
      );
      throw await failures.failed(event, refusal, true);
    },

    async report(tokens, { keyId }, { door, address }) {
      const now = clock();
      const hashes = new Map(
        tokens.filter(({ token }) => isWellFormed(token)).map(({ token }) => [token, hashOf(token)]),
      );
      const found = new Map((await findLeaked(db, [...hashes.values()], now)).map((row) => [row.hash, row]));
      const verdicts = [];
      for (const leaked of tokens) {
        const row = found.get(hashes.get(leaked.token) ?? '');
        if (row?.isLive) {
          await endLeaked(
            { db, auth },
            row,
            { door, address, detail: { reporter: keyId, ...placeOf(leaked) } },
            now,
          );
        }
        const label = row ? ('true_positive' as const) : ('false_positive' as const);
        verdicts.push({ token: leaked.token, label });
      }
      return verdicts;
    },
  };
}

function hashOf(token: string): string {
  return hashSecret(token).toString('hex');
}

/** Where a token was found, without the token: addresses may hold it. */
function placeOf({ token, url, source, type }: LeakedToken): Record<string, string> {
  const place = Object.entries({ url, source, type }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text.replaceAll(token, '…').slice(0, maxPlaceCharacters)]],
  );
  return Object.fromEntries(place);
}
