import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, startServer } from './child-process.mjs';
import { answering, freePort } from './port.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const modules = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic'];
const unprivilegedUser = 'www-data';

/** Starts Debian's Apache with mod_dav over an empty folder. @returns its URL without a slash at the end */
export async function startApache(login, password) {
  const folder = await temporaryFolder();
  const port = await freePort();
  await Promise.all([mkdir(join(folder, 'root')), mkdir(join(folder, 'locks'))]);
  const digest = createHash('sha1').update(password).digest('base64');
  await writeFile(join(folder, 'passwords'), `${login}:{SHA}${digest}\n`);
  await writeFile(join(folder, 'httpd.conf'), configuration(folder, port));
  if (process.getuid?.() === 0) await giveToUnprivilegedUser(folder);
  const server = startServer('/usr/sbin/apache2', ['-DFOREGROUND', '-f', join(folder, 'httpd.conf')]);
  await answering(`http://127.0.0.1:${port}`, server);
  return `http://127.0.0.1:${port}`;
}

function configuration(folder, port) {
  return `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
DefaultRuntimeDir ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
User ${unprivilegedUser}
Group ${unprivilegedUser}
${[...modules, 'dav', 'dav_fs'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
KeepAlive On
MaxKeepAliveRequests 0
DocumentRoot ${folder}/root
DavLockDB ${folder}/locks/lockdb
<Directory ${folder}/root>
  Dav On
  AuthType Basic
  AuthName bench
  AuthBasicProvider file
  AuthUserFile ${folder}/passwords
  Require valid-user
</Directory>
`;
}

/** Apache started by root serves as another user. */
async function giveToUnprivilegedUser(folder) {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (option) => Number(await run('id', [option, unprivilegedUser]))),
  );
  await chmod(folder, 0o755);
  for (const name of ['root', 'locks']) await chown(join(folder, name), uid, gid);
}
