import type { Addresses } from '../shared/addresses.js';
import { newId, type TokenId } from '../shared/ids.js';
import { generateSecret, hashSecret } from '../tokens/index.js';
import type { ExchangedToken } from './store.js';
import type { AssociatedCredentials } from './types.js';

/** The rows of associated credentials, and what the client is told. */
interface Associated {
  readonly rows: readonly ExchangedToken[];
  readonly credentials: AssociatedCredentials;
}

/**
 * Opaque passwords for clients of WebDAV and SFTP, each for its one door. Whatever doors the parent is limited to limit them too.
 * @param common what they share with the access token they come with
 */
export function associate(
  { webdav, sftp }: Addresses,
  username: string,
  common: Omit<ExchangedToken, 'id' | 'kind' | 'name' | 'secretHash' | 'doors'>,
): Associated {
  const rows: ExchangedToken[] = [];
  const make = (door: 'webdav' | 'sftp', name: string) => {
    const password = generateSecret();
    const secretHash = hashSecret(password);
    rows.push({ ...common, id: newId<TokenId>(), kind: 'credential', name, secretHash, doors: [door] });
    return { username, password, expiresAt: common.expiresAt };
  };
  return {
    rows,
    credentials: {
      ...(webdav !== undefined && { webdav: { url: webdav, ...make('webdav', 'WebDAV credential') } }),
      ...(sftp && {
        sftp: {
          host: sftp.host,
          port: sftp.port,
          ...make('sftp', 'SFTP credential'),
          hostKeyFingerprints: sftp.fingerprints,
        },
      }),
    },
  };
}
