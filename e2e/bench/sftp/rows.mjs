import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { scaled } from '../setup/scale.mjs';
import { at, sftp } from './client.mjs';

const largeMiB = scaled(1024);
const partMiB = scaled(256);
const smallFiles = scaled(2000);
const listedFiles = scaled(10_000);
const loginsAlone = scaled(20);
const loginsTogether = scaled(80);
const gcm = 'aes128-gcm@openssh.com';

/** What is sent: holes cost the disk nothing to read, and the ciphers as much as anything. */
export async function prepareFiles() {
  for (const [name, mebibytes] of Object.entries({ large: largeMiB, part: partMiB })) {
    await writeFile(at(name), '');
    await truncate(at(name), mebibytes * 1024 * 1024);
  }
  for (const [folder, count] of Object.entries({ small: smallFiles, listed: listedFiles })) {
    await mkdir(at(folder));
    for (let index = 0; index < count; index++) await writeFile(at(`${folder}/${index}`), 'x'.repeat(1024));
  }
}

/** Fills a server with what is read. */
export async function prepareServer(server) {
  const { root } = server;
  await sftp(server, [
    ...[`put ${at('large')} ${root}/large`, `put ${at('part')} ${root}/part`],
    ...[`put -r ${at('small')} ${root}/small`, `put -r ${at('listed')} ${root}/listed`],
  ]);
}

let names = 0;
const fresh = (root) => `${root}/new-${names++}`;

const transfer = (commands, mebibytes, cipher) => async (server) =>
  mebibytes / (await sftp(server, commands(server), cipher));

const get = ({ root }) => [`get ${root}/large /dev/null`];
const put = ({ root }) => [`put ${at('large')} ${root}/put`];

const four = (command) => async (server) => {
  const start = performance.now();
  await Promise.all(Array.from({ length: 4 }, (_each, index) => sftp(server, [command(server, index)])));
  return (4 * partMiB * 1000) / (performance.now() - start);
};

const logins = (count, together) => async (server) => {
  let left = count;
  const start = performance.now();
  const logInAgain = async () => {
    while (left-- > 0) await sftp(server, ['pwd']);
  };
  await Promise.all(Array.from({ length: together }, logInAgain));
  return (count * 1000) / (performance.now() - start);
};

export const rows = [
  { name: `S1 get ${largeMiB} MiB, MiB/s`, measure: transfer(get, largeMiB) },
  { name: 'S1 the same, aes128-gcm', measure: transfer(get, largeMiB, gcm) },
  { name: `S2 put ${largeMiB} MiB, MiB/s`, measure: transfer(put, largeMiB) },
  { name: 'S2 the same, aes128-gcm', measure: transfer(put, largeMiB, gcm) },
  {
    name: `S3 put ${smallFiles} files of 1 KiB, files/s`,
    measure: async (server) =>
      smallFiles / (await sftp(server, [`put -r ${at('small')} ${fresh(server.root)}`])),
  },
  {
    name: 'S3 get them, files/s',
    measure: async (server) =>
      smallFiles / (await sftp(server, [`get -r ${server.root}/small ${at(`got-${names++}`)}`])),
  },
  { name: 'S4 logins, one at a time, 1/s', measure: logins(loginsAlone, 1) },
  { name: 'S4 logins, eight at a time, 1/s', measure: logins(loginsTogether, 8) },
  {
    name: `S5 ls -l of ${listedFiles} entries, ms`,
    measure: async (server) => 1000 * (await sftp(server, [`ls -l ${server.root}/listed`])),
  },
  {
    name: `S6 four sessions get ${partMiB} MiB each, MiB/s`,
    measure: four(({ root }) => `get ${root}/part /dev/null`),
  },
  {
    name: 'S6 four sessions put them, MiB/s',
    measure: four(({ root }, index) => `put ${at('part')} ${root}/put-${index}`),
  },
];
