import { encodeCheckFile, StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import { type Content, StableContent } from '../session/content.js';
import type { Operation, SessionContext } from '../session/context.js';
import { digestOf } from '../session/digest.js';
import { nodePath } from '../session/paths.js';
import { readableFile } from './transfer.js';

/** The draft's names of algorithms and Node's; the client's order decides among them. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha224', 'sha224'],
  ['sha1', 'sha1'],
  ['md5', 'md5'],
]);

const minBlockBytes = 256;
/** Digests are collected in memory and must fit into one packet. */
const maxDigestBytes = 200 * 1024;

interface Range {
  readonly id: number;
  readonly algorithms: readonly string[];
  readonly offset: number;
  readonly length: number;
  readonly blockSizeBytes: number;
}

/** @see draft-ietf-secsh-filexfer-extensions-00 §3 */
export const checkFileHandle: Operation<'check-file-handle'> = async (session, request) =>
  answer(session, await readableFile(session, request.handle).content(), request);

/** @see draft-ietf-secsh-filexfer-extensions-00 §3 */
export const checkFileName: Operation<'check-file-name'> = async (session, request) => {
  const { files, principal, copies, home } = session;
  const path = nodePath(request.path, home);
  const copy = copies.at(path);
  if (copy) return answer(session, copy, request);
  const content = new StableContent(await files.open(principal, { path }));
  try {
    return await answer(session, content, request);
  } finally {
    await content.close();
  }
};

async function answer({ interrupted }: SessionContext, content: Content, range: Range): Promise<Buffer> {
  const algorithm = range.algorithms.find((name) => algorithms.has(name));
  const hash = algorithm && algorithms.get(algorithm);
  if (!hash) throw new Refusal(StatusCode.FAILURE, 'None of these hash algorithms is known.');
  const digests = await digestsOf(content, hash, range, interrupted);
  return encodeCheckFile(range.id, { algorithm, digests });
}

async function digestsOf(content: Content, hash: string, range: Range, signal: AbortSignal): Promise<Buffer> {
  const fileEnd = content.shown.sizeBytes;
  const end = Math.min(fileEnd, range.length === 0 ? fileEnd : range.offset + range.length);
  const blockBytes = range.blockSizeBytes || Math.max(0, end - range.offset);
  if (range.blockSizeBytes !== 0 && range.blockSizeBytes < minBlockBytes) {
    throw new Refusal(StatusCode.FAILURE, `A block has at least ${minBlockBytes} bytes.`);
  }
  const digests: Buffer[] = [];
  let digestBytes = 0;
  let position = range.offset;
  do {
    const blockEnd = Math.min(end, position + blockBytes);
    const digest = await digestOf(content, hash, position, blockEnd, signal);
    digestBytes += digest.length;
    if (digestBytes > maxDigestBytes)
      throw new Refusal(StatusCode.FAILURE, 'These are too many blocks at once.');
    digests.push(digest);
    position = blockEnd;
  } while (position < end);
  return Buffer.concat(digests);
}
