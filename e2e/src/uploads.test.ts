import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { type DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from './harness/doors.js';
import { run } from './harness/process.js';
import { type TemporaryFolder, temporaryFolder } from './harness/temporary-folder.js';

const content = randomBytes(4_000_000);

describe('uploads by clients of tus', () => {
  let doors: TestDoors;
  let folder: TemporaryFolder;
  let alice: Awaited<ReturnType<TestDoors['platform']['createUser']>>;
  let token: string;

  beforeAll(async () => {
    [doors, folder] = await Promise.all([openTestDoors(), temporaryFolder()]);
    alice = await doors.platform.createUser('alice');
    token = (await doors.platform.mint(alice)).secret;
  });
  afterAll(async () => {
    await doors?.close();
    await folder?.remove();
    expect(doors?.errors).toEqual([]);
  });

  const stored = async (path: string) =>
    Buffer.from(
      await (
        await fetch(`${doors.rest}/api/v1/files${path}`, { headers: { Authorization: `Bearer ${token}` } })
      ).arrayBuffer(),
    );

  /** An upload by tus-js-client, and its end. */
  function upload(path: string, options: UploadOptions = {}, secret = token) {
    let client: Upload | undefined;
    const done = new Promise<void>((resolve, reject) => {
      client = new Upload(content, {
        endpoint: `${doors.rest}/api/v1/uploads`,
        headers: { Authorization: `Bearer ${secret}` },
        metadata: { path },
        retryDelays: null,
        onSuccess: () => resolve(),
        onError: reject,
        ...options,
      });
      client.start();
    });
    return { client: client as Upload, done };
  }

  it('tus-js-client sends in pieces, stops, and goes on from its address', async () => {
    const stopped = new Promise<Upload>((resolve) => {
      const { client } = upload('/alice/pieces', {
        chunkSize: 1_000_000,
        onChunkComplete: (_size, accepted) => {
          if (accepted >= 2_000_000) void client.abort().then(() => resolve(client));
        },
      });
    });
    const { url } = await stopped;
    const sent: number[] = [];
    await upload('/alice/pieces', {
      uploadUrl: url,
      onBeforeRequest: (request) => {
        if (request.getMethod() === 'PATCH') sent.push(Number(request.getHeader('Upload-Offset')));
      },
    }).done;
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeGreaterThanOrEqual(2_000_000);
    expect(content.equals(await stored('/alice/pieces'))).toBe(true);
  });

  it('is told at once that a name is taken, and that a revoked token sends no more', async () => {
    const taken = (await upload('/alice/pieces').done.catch((error) => error)) as DetailedError;
    expect(taken.originalResponse?.getStatus()).toBe(409);
    const other = await doors.platform.mint(alice);
    const revoked = upload(
      '/alice/revoked',
      {
        chunkSize: 1_000_000,
        onChunkComplete: () => void doors.platform.admin.revokeToken('system', other.id),
      },
      other.secret,
    );
    const refusal = (await revoked.done.catch((error) => error)) as DetailedError;
    expect(refusal.originalResponse?.getStatus()).toBe(401);
  });

  it('curl begins, asks and goes on', async () => {
    const half = folder.at('half');
    const rest = folder.at('rest');
    await Promise.all([
      writeFile(half, content.subarray(0, 2_000_000)),
      writeFile(rest, content.subarray(2_000_000)),
    ]);
    const curl = async (...args: string[]) => {
      const common = ['-s', '-S', '-u', `alice:${token}`, '-H', 'Tus-Resumable: 1.0.0', '-D', '-'];
      return (await run('curl', [...common, ...args])).stdout;
    };
    const header = (answer: string, name: string) => new RegExp(`^${name}: (\\S+)`, 'im').exec(answer)?.[1];
    const where = Buffer.from('/alice/by-curl').toString('base64');
    const begun = await curl(
      ...['-X', 'POST', '-H', `Upload-Length: ${content.length}`, '-H', `Upload-Metadata: path ${where}`],
      `${doors.rest}/api/v1/uploads`,
    );
    const url = new URL(header(begun, 'Location') ?? '', doors.rest).href;
    const patch = (offset: string, file: string) =>
      curl(
        ...['-X', 'PATCH', '-H', 'Content-Type: application/offset+octet-stream'],
        ...['-H', `Upload-Offset: ${offset}`, '--data-binary', `@${file}`, url],
      );
    expect(header(await patch('0', half), 'Upload-Offset')).toBe('2000000');
    const offset = header(await curl('-I', url), 'Upload-Offset') ?? '';
    expect(header(await patch(offset, rest), 'Upload-Offset')).toBe(String(content.length));
    expect(content.equals(await stored('/alice/by-curl'))).toBe(true);
  });
});
