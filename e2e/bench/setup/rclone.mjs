import { startServer } from './child-process.mjs';
import { answering, freePort } from './port.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/** Starts `rclone serve webdav` over an empty folder. @returns its URL without a slash at the end */
export async function startRclone(login, password) {
  const folder = await temporaryFolder();
  const address = `127.0.0.1:${await freePort()}`;
  const env = { RCLONE_CONFIG: `${folder}.conf`, RCLONE_USER: login, RCLONE_PASS: password };
  const server = startServer('rclone', ['serve', 'webdav', folder, '--addr', address], env);
  await answering(`http://${address}`, server);
  return `http://${address}`;
}
