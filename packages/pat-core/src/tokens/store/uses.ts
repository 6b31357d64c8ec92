import type { Database } from '../../db/index.js';
import type { Origin } from '../../shared/door.js';
import type { TokenId } from '../../shared/ids.js';

const maxClientCharacters = 200;
/** What could forge a line of a log, or be no text: control characters and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is the point
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/gu;

/** The NOTIFY channel on which the uses of what users make themselves are told: a {@link TokenUse} as JSON. */
export const useChannel = 'patio_uses';

const tellUse = `SELECT CASE WHEN kind IN ('pat', 'ssh_key') THEN pg_notify('${useChannel}', json_build_object('tokenId', id,
  'userId', user_id, 'at', $2::text, 'door', $3::text, 'address', $4::text, 'client', $5::text)::text) END FROM used`;

/** Writes a use at `now`, unless a later one is written already (several processes use one token), and tells of it. */
export async function recordUse(db: Database, id: TokenId, origin: Origin, now: number): Promise<void> {
  await db.rows(
    `WITH used AS (
       UPDATE tokens SET last_used_at = $2::timestamptz, last_used_door = $3, last_used_address = $4, last_used_client = $5
       WHERE id = $1::uuid AND (last_used_at IS NULL OR last_used_at < $2::timestamptz) RETURNING id, user_id, kind)
     ${tellUse}`,
    useParameters(id, origin, now),
  );
}

function useParameters(id: TokenId, { door, address, client }: Origin, now: number): unknown[] {
  return [id, new Date(now).toISOString(), door, address, cleanClient(client) ?? null];
}

/**
 * Takes one of a limited number of uses, however many processes ask at once, writes it down and tells of it.
 * @returns false when none is left
 */
export async function takeUse(db: Database, id: TokenId, origin: Origin, now: number): Promise<boolean> {
  const taken = await db.rows(
    `WITH used AS (
       UPDATE tokens SET uses = uses + 1, last_used_at = greatest(last_used_at, $2::timestamptz), last_used_door = $3,
         last_used_address = $4, last_used_client = $5
       WHERE id = $1::uuid AND uses < max_uses RETURNING id, user_id, kind)
     ${tellUse}`,
    useParameters(id, origin, now),
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
