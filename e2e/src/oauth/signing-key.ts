import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestPlatform } from '@patio/pat-core/testing';

const nonceBytes = 12;
const tagBytes = 16;

/** The private signing key as PKCS #8, by one who has both the database and the key file: nobody else can make these tokens. */
export async function unsealSigningKey({ db, dataDir }: TestPlatform): Promise<string> {
  const [row] = await db.rows<{ sealed: Uint8Array }>(
    'SELECT sealed_private_key AS sealed FROM signing_keys WHERE retired_at IS NULL',
    [],
  );
  const sealed = Buffer.from(row?.sealed ?? []);
  const key = await readFile(join(dataDir, 'keys', 'signing.key'));
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = [decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()];
  return Buffer.concat(opened).toString();
}
