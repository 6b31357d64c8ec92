import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { hashOfFile, mebibyte, writeRandomFile } from '../harness/content.js';
import { run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

describeWith(['curl'], 'curl', () => {
  let site: Site;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    [site, folder] = await Promise.all([startSite(), temporaryFolder()]);
  });
  afterAll(async () => {
    await site?.remove();
    await folder?.remove();
  });

  /** Runs curl and splits what it says into body and status. */
  async function curl(...args: string[]): Promise<{ status: number; body: string }> {
    const { stdout, stderr, code } = await run('curl', ['-sS', '-w', '\n%{http_code}', ...args]);
    if (code !== 0) throw new Error(`curl ended with ${code}: ${stderr}`);
    const end = stdout.lastIndexOf('\n');
    return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
  }

  const doors = [
    { door: 'WebDAV', base: () => `${site.program.webdav}/alice`, replaced: 204 },
    { door: 'REST', base: () => `${site.program.rest}/api/v1/files/alice`, replaced: 200 },
  ];

  describe.each(doors)('on $door', ({ door, base, replaced }) => {
    const basic = () => ['-u', `${site.alice.login}:${site.alice.token}`];
    const bearer = () => ['-H', `Authorization: Bearer ${site.alice.token}`];

    it('uploads and downloads with Basic and with Bearer', async () => {
      await writeFile(folder.at('up.txt'), 'hello');
      const url = `${base()}/${door}.txt`;
      expect(await curl(...basic(), '-T', folder.at('up.txt'), url)).toMatchObject({ status: 201 });
      expect(await curl(...bearer(), '-T', folder.at('up.txt'), url)).toMatchObject({ status: replaced });
      expect(await curl(...bearer(), url)).toEqual({ status: 200, body: 'hello' });
      expect(await curl(...basic(), '-I', url)).toMatchObject({ status: 200 });
    });

    it('waits for leave to send what is large, and gets it back unharmed', async () => {
      const hash = await writeRandomFile(folder.at('large'), 8 * mebibyte);
      const url = `${base()}/large-${door}`;
      const { status, body } = await curl(
        ...[...basic(), '-v', '-T', folder.at('large'), '-H', 'Expect: 100-continue', '--stderr', '-', url],
      );
      expect(status).toBe(201);
      expect(body).toContain('100 Continue');
      await curl(...basic(), '-o', folder.at('back'), url);
      expect(await hashOfFile(folder.at('back'))).toBe(hash);
    });

    it('is told before it sends anything that it may not', async () => {
      await writeRandomFile(folder.at('refused'), 2 * mebibyte);
      const url = `${base()}/none/refused`;
      const { status, body } = await curl(
        ...[...basic(), '-v', '-T', folder.at('refused'), '-H', 'Expect: 100-continue', '--stderr', '-', url],
      );
      expect(status).toBe(409);
      expect(body).not.toContain('100 Continue');
    });

    it('takes a stream of unknown length', async () => {
      const url = `${base()}/piped-${door}`;
      const { stdout } = await run('curl', ['-sS', ...basic(), '-w', '%{http_code}', '-T', '-', url], {
        input: 'from a pipe',
      });
      expect(stdout.slice(-3)).toBe('201');
      expect(await curl(...basic(), url)).toEqual({ status: 200, body: 'from a pipe' });
    });

    it('downloads ranges and resumes', async () => {
      const url = `${base()}/ranges-${door}`;
      await writeFile(folder.at('ranges'), '0123456789');
      await curl(...basic(), '-T', folder.at('ranges'), url);
      expect(await curl(...basic(), '-r', '2-4', url)).toEqual({ status: 206, body: '234' });
      expect(await curl(...basic(), '-r', '-3', url)).toEqual({ status: 206, body: '789' });
      expect(await curl(...basic(), '-r', '20-', url)).toMatchObject({ status: 416 });
      await writeFile(folder.at('part'), '0123');
      expect(await curl(...basic(), '-C', '-', '-o', folder.at('part'), url)).toMatchObject({ status: 206 });
      expect(await readFile(folder.at('part'), 'utf8')).toBe('0123456789');
    });

    it('honours conditions', async () => {
      const url = `${base()}/conditions-${door}`;
      await writeFile(folder.at('one'), 'one');
      await curl(...basic(), '-T', folder.at('one'), url);
      const etag = /^etag: (.*)\r$/im.exec((await curl(...basic(), '-I', url)).body)?.[1] ?? '';
      expect(etag).toMatch(/^".+"$/);
      expect(await curl(...basic(), '-H', `If-None-Match: ${etag}`, url)).toMatchObject({ status: 304 });
      const upload = [...basic(), '-T', folder.at('one'), url];
      expect(await curl(...upload, '-H', 'If-None-Match: *')).toMatchObject({ status: 412 });
      expect(await curl(...upload, '-H', 'If-Match: "other"')).toMatchObject({ status: 412 });
      expect(await curl(...upload, '-H', `If-Match: ${etag}`)).toMatchObject({ status: replaced });
    });

    it('is asked for credentials in a way that curl understands', async () => {
      const { status, body } = await curl('-i', `${base()}/x`);
      expect(status).toBe(401);
      expect(body).toMatch(/^www-authenticate: .*Basic .*charset="UTF-8"/im);
      expect(await curl('-u', `alice:${site.alice.token}x`, `${base()}/x`)).toMatchObject({ status: 401 });
      expect(await curl('-u', `bob:${site.alice.token}`, `${base()}/x`)).toMatchObject({ status: 401 });
    });
  });
});
