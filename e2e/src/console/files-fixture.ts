import { deflateSync } from 'node:zlib';
import type { NodeId, Principal } from '@patio/pat-core';
import { openTestDoors, type TestDoors } from '../harness/doors.js';

export const password = 'a long enough password';

/** The doors with people who can sign in to the console, and short ways to fill their workspaces. */
export interface FilesFixture extends TestDoors {
  /** Makes a person with a workspace and a password. */
  person(login: string, isAdmin?: boolean): Promise<void>;
  principal(login: string): Promise<Principal>;
  folder(path: string): Promise<NodeId>;
  file(path: string, content: string | Buffer): Promise<NodeId>;
  /** What a folder has in it. */
  names(path: string): Promise<string[]>;
  /** Puts so many empty files into a folder, by the database alone: `file 00000.bin` and so on. */
  fill(folder: NodeId, count: number): Promise<void>;
}

export async function openFilesFixture(): Promise<FilesFixture> {
  const doors = await openTestDoors();
  const { platform } = doors;
  const owners = new Map<string, Principal>();
  const ownerOf = (path: string) => {
    const owner = owners.get(path.split('/')[1] ?? '');
    if (!owner) throw new Error(`Nobody owns ${path}.`);
    return owner;
  };
  return {
    ...doors,
    async person(login, isAdmin = false) {
      owners.set(login, await platform.signIn(await platform.createUser(login, { isAdmin })));
      await platform.admin.updateUser('system', login, { password });
    },
    principal: async (login) => ownerOf(`/${login}`),
    async folder(path) {
      return (await platform.files.createFolder(ownerOf(path), { path })).id as NodeId;
    },
    async file(path, content) {
      const { node } = await platform.files.write(ownerOf(path), { path }, piece(Buffer.from(content)));
      return node.id as NodeId;
    },
    async names(path) {
      const names: string[] = [];
      for await (const entries of platform.files.list(ownerOf(path), { path })) {
        names.push(...entries.map(({ node }) => node.name));
      }
      return names;
    },
    async fill(folder, count) {
      await platform.db.rows(
        `WITH blob AS (INSERT INTO blobs (id, size_bytes, content, created_at) VALUES (gen_random_uuid(), 0, '', now()) RETURNING id)
         INSERT INTO nodes (id, parent_id, name, kind, blob_id, size_bytes, created_at, modified_at)
         SELECT gen_random_uuid(), $1::uuid, 'file ' || lpad(i::text, 5, '0') || '.bin', 'file', blob.id, 0, now(), now()
         FROM blob, generate_series(0, $2::int - 1) i`,
        [folder, count],
      );
    },
  };
}

async function* piece(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

/** A PNG (W3C PNG, 3rd edition) of one colour. */
export function picture(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x88)]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A PDF of one empty page. */
export const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
