import { createHash } from 'node:crypto';
import type { Files, Principal } from '@patio/pat-core';
import type { ServerChannel } from 'ssh2';
import { statusOf } from '../errors.js';
import type { Log } from '../options.js';
import { StableContent } from '../session/content.js';
import { digestOf } from '../session/digest.js';
import { nodePath } from '../session/paths.js';
import { type ChecksumCommand, checksumLine, parseChecksumCommand } from './checksum-command.js';

/** Whose command it is. */
export interface CommandUser {
  readonly files: Files;
  readonly principal: Principal;
  readonly home: string;
  readonly log: Log;
}

const refusal =
  'This server runs no commands but md5sum, sha1sum and sha256sum of one file. Use SFTP; with scp leave out -O (OpenSSH 9 or newer uses SFTP by itself).\r\n';

/** Carries out what a client asked to be executed: a checksum, or one sentence and exit code 1. There is no shell. */
export async function runCommand(line: string, user: CommandUser, channel: ServerChannel): Promise<void> {
  channel.on('error', () => undefined);
  const command = parseChecksumCommand(line);
  if (!command) {
    channel.resume();
    channel.stderr.write(refusal);
    return finish(channel, 1);
  }
  const closed = new AbortController();
  channel.once('close', () => closed.abort());
  try {
    channel.write(await checksum(command, user, channel, closed.signal));
    finish(channel, 0);
  } catch (error) {
    if (closed.signal.aborted) return;
    const { message, unexpected } = statusOf(error);
    if (unexpected) user.log('error', 'a checksum failed', { error });
    const { input } = command;
    const of = input.kind === 'file' ? ` ${input.path}:` : '';
    channel.stderr.write(`${command.program}:${of} ${message}\n`);
    finish(channel, 1);
  }
}

async function checksum(
  { algorithm, input }: ChecksumCommand,
  { files, principal, home }: CommandUser,
  channel: ServerChannel,
  closed: AbortSignal,
): Promise<string> {
  if (input.kind === 'stdin') {
    const digest = createHash(algorithm);
    channel.on('data', (chunk: Buffer) => digest.update(chunk));
    await new Promise((resolve) => channel.once('end', resolve).once('close', resolve));
    return checksumLine(digest.digest(), '-');
  }
  channel.resume();
  if (input.kind === 'text') return checksumLine(createHash(algorithm).update(input.text).digest(), '-');
  const content = new StableContent(await files.open(principal, { path: nodePath(input.path, home) }));
  try {
    const digest = await digestOf(content, algorithm, 0, content.shown.sizeBytes, closed);
    return checksumLine(digest, input.path);
  } finally {
    await content.close();
  }
}

function finish(channel: ServerChannel, exitCode: number): void {
  channel.exit(exitCode);
  channel.end();
}
