import { StatusCode } from '@patio/sftp-protocol';
import { Refusal } from '../errors.js';
import type { Operation } from '../session/context.js';

/** Serves READLINK, SYMLINK and hardlink: names and files are one to one here. */
export const refuseLink: Operation<'readlink' | 'symlink' | 'hardlink'> = () => {
  throw new Refusal(StatusCode.OP_UNSUPPORTED, 'Links are not supported.');
};
