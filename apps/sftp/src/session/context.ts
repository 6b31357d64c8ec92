import type { Clock, Files, Principal, TrafficOutcome } from '@patio/pat-core';
import type { Request } from '@patio/sftp-protocol';
import type { SftpLimits, StorageCapacity } from '../options.js';
import type { FreshFolders } from './fresh-folders.js';
import type { HandleTable } from './handle-table.js';
import type { Identities } from './identities.js';
import type { Spool } from './spool.js';
import type { WorkingCopies } from './working-copies.js';

/** All that the operations of one session share. */
export interface SessionContext {
  readonly files: Files;
  readonly principal: Principal;
  /** Absolute path that relative ones begin from. */
  readonly home: string;
  readonly handles: HandleTable;
  readonly copies: WorkingCopies;
  readonly freshFolders: FreshFolders;
  readonly identities: Identities;
  readonly limits: SftpLimits;
  readonly clock: Clock;
  readonly storageCapacity: () => Promise<StorageCapacity>;
  readonly spool: Spool;
  readonly keepPartialUploads: boolean;
  /** Told of each request that is over; reads and writes that succeed count with the opening of their file. */
  readonly countRequest: (outcome: TrafficOutcome) => void;
  /** Aborted when the client is gone or no longer welcome: what takes long must not go on for nobody. */
  readonly interrupted: AbortSignal;
}

type RequestOf<T, R = Request> = R extends { type: string }
  ? [Extract<T, R['type']>] extends [never]
    ? never
    : R
  : never;

/** Carries out requests of one kind and builds the answer. @throws PatError, Refusal: the answer is then a STATUS */
export type Operation<T extends Request['type']> = (
  session: SessionContext,
  request: RequestOf<T>,
) => Promise<Buffer> | Buffer;
