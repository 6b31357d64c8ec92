import type { Principal } from '@patio/pat-core';
import type { TestDoors } from '../harness/doors.js';
import type { Account } from '../harness/endpoints.js';

/** Somebody with a token and a folder shared with him, who is about to lose one of them. */
export interface Subject extends Account {
  readonly tokenId: string;
  readonly userId: string;
  /** `/alice/…`, granted rw; holds `file` with the content `old` and, when asked for, a large `download`. */
  readonly folder: string;
}

export const downloadBytes = 48 * 1024 * 1024;
export const tokenLifeMs = 3_600_000;

let count = 0;

export async function createSubject(
  { platform }: Pick<TestDoors, 'platform'>,
  owner: Principal,
  now: number,
  { withDownload = false } = {},
): Promise<Subject> {
  count += 1;
  const folder = `/alice/${count}`;
  const { id } = await platform.files.createFolder(owner, { path: folder });
  await platform.files.write(owner, { path: `${folder}/file` }, pieces('old', 1));
  if (withDownload) {
    const piece = 'x'.repeat(1024 * 1024);
    const source = pieces(piece, downloadBytes / piece.length);
    await platform.files.write(owner, { path: `${folder}/download` }, source);
  }
  const user = await platform.createUser(`bob${count}`);
  if (!id) throw new Error('A folder has an identity.');
  await platform.grant(user, id, 'rw');
  const token = await platform.mint(user, { expiresAt: new Date(now + tokenLifeMs) });
  return { login: user.login, token: token.secret, tokenId: token.id, userId: user.id, folder };
}

async function* pieces(piece: string, times: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(piece);
  for (let index = 0; index < times; index++) yield bytes;
}
