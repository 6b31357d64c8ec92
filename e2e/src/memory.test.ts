import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mebibyte } from './harness/content.js';
import { basicHeader } from './harness/endpoints.js';
import { keepConnection } from './harness/requests.js';
import { openSftp, type SftpSession } from './harness/sftp-session.js';
import { type Site, startSite } from './harness/site.js';

const fileMiB = 32;
/** Far below what is asked for, and far above what the collector leaves lying about. */
const allowedMiB = 200;

describe.skipIf(process.platform !== 'linux')('memory of the program (needs Linux)', () => {
  let site: Site;
  let endings: (() => void)[];
  let idleMiB: number;

  beforeAll(async () => {
    site = await startSite();
    await fetch(`${site.program.webdav}/alice/large`, {
      method: 'PUT',
      headers: { Authorization: basicHeader(site.alice) },
      body: Buffer.alloc(fileMiB * mebibyte, 'x'),
    });
  });
  afterAll(() => site?.remove());
  beforeEach(async () => {
    endings = [];
    await settle();
    idleMiB = await statusMiB('VmRSS');
    await writeFile(`/proc/${site.program.pid}/clear_refs`, '5'); // the high-water mark starts again: proc(5)
  });
  afterEach(() => {
    for (const end of endings) end();
  });

  it('is bounded with 200 idle SFTP sessions', async () => {
    for (let connection = 0; connection < 50; connection++) {
      const { client } = await openSession();
      for (let more = 0; more < 3; more++) {
        await new Promise<void>((resolve, reject) =>
          client.sftp((error) => (error ? reject(error) : resolve())),
        );
      }
    }
    expect(await growthMiB()).toBeLessThan(allowedMiB);
  });

  it('is bounded with an SFTP client that asks for 640 MB and never reads', async () => {
    const { client, sftp } = await openSession();
    const handle = await new Promise<Buffer>((resolve, reject) => {
      sftp.open('/alice/large', 'r', (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    (client as unknown as { _sock: { pause(): void } })._sock.pause();
    const block = Buffer.alloc(32 * 1024);
    for (let read = 0; read < 20_000; read++) sftp.read(handle, block, 0, block.length, 0, () => {});
    expect(await growthMiB()).toBeLessThan(allowedMiB);
  });

  it.each(['webdav', 'rest'] as const)(
    'is bounded with 20 downloads at %s that nobody reads',
    async (door) => {
      const url = {
        webdav: `${site.program.webdav}/alice/large`,
        rest: `${site.program.rest}/api/v1/files/alice/large`,
      };
      for (let download = 0; download < 20; download++) {
        const request = http.get(url[door], {
          agent: false,
          headers: { Authorization: basicHeader(site.alice) },
        });
        request.on('error', () => {});
        endings.push(() => request.destroy());
        await new Promise<void>((resolve) => {
          request.once('response', (response) => {
            response.pause();
            expect(response.statusCode).toBe(200);
            resolve();
          });
        });
      }
      expect(await growthMiB()).toBeLessThan(allowedMiB);
    },
  );

  async function openSession(): Promise<SftpSession> {
    const session = await openSftp(site.program, site.alice);
    endings.push(() => session.client.destroy());
    return session;
  }

  async function growthMiB(): Promise<number> {
    await settle();
    return (await statusMiB('VmHWM')) - idleMiB;
  }

  /** Comes back when the program, which answers others meanwhile, takes no more memory. */
  async function settle(): Promise<void> {
    const connection = keepConnection();
    for (let peak = -1, before = -2; peak !== before; ) {
      for (let asked = 0; asked < 50; asked++)
        await connection.get(`${site.program.webdav}/alice/none`, site.alice);
      [before, peak] = [peak, await statusMiB('VmHWM')];
    }
    connection.close();
  }

  async function statusMiB(name: 'VmRSS' | 'VmHWM'): Promise<number> {
    const status = await readFile(`/proc/${site.program.pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  }
});
