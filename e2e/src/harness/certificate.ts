import { readFile } from 'node:fs/promises';
import { mustRun } from './process.js';
import type { TemporaryFolder } from './temporary-folder.js';

/** A certificate that signs itself, for 127.0.0.1 and one day, and its key, both as PEM. */
export async function createCertificate(folder: TemporaryFolder): Promise<{ cert: string; key: string }> {
  const [certFile, keyFile] = [folder.at('certificate.pem'), folder.at('key.pem')];
  await mustRun('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
  return { cert, key };
}
