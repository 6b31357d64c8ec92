import type { Database } from '../../db/index.js';
import type { Origin } from '../../shared/door.js';
import type { TokenId } from '../../shared/ids.js';

const maxClientCharacters = 200;
/** What could forge a line of a log, or be no text: control characters and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is the point
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/gu;

/** Writes a use at `now`, unless a later one is written already (several processes use one token). */
export async function recordUse(db: Database, id: TokenId, origin: Origin, now: number): Promise<void> {
  await db.rows(
    `UPDATE tokens SET last_used_at = $2::timestamptz, last_used_door = $3, last_used_address = $4, last_used_client = $5
     WHERE id = $1::uuid AND (last_used_at IS NULL OR last_used_at < $2::timestamptz)`,
    [id, new Date(now).toISOString(), origin.door, origin.address, cleanClient(origin.client) ?? null],
  );
}

/**
 * Takes one of a limited number of uses, however many processes ask at once.
 * @returns false when none is left
 */
export async function takeUse(db: Database, id: TokenId): Promise<boolean> {
  const taken = await db.rows<{ uses: number }>(
    'UPDATE tokens SET uses = uses + 1 WHERE id = $1::uuid AND uses < max_uses RETURNING uses',
    [id],
  );
  return taken.length > 0;
}

/** What a client calls itself, as it may be stored and shown. */
export function cleanClient(client: string | undefined): string | undefined {
  const text = client
    ?.slice(0, 4 * maxClientCharacters)
    .replace(unprintable, ' ')
    .trim();
  return text ? [...text].slice(0, maxClientCharacters).join('') : undefined;
}
