import { sendResumable } from './resumable.js';
import { sendWhole } from './whole.js';

/** One file and where it goes. */
export interface Sending {
  readonly file: File;
  readonly path: string;
  /** Replace a file that is there. */
  readonly overwrite: boolean;
  /** Told now and then how much has arrived. */
  readonly onProgress: (sentBytes: number) => void;
}

/** A file that is on its way. */
export interface Transfer {
  /** @throws ApiError; never settles once it is paused or cancelled */
  readonly done: Promise<void>;
  /** Stops sending; of a large file, what has arrived stays for the next time. */
  pause(): void;
  /** Stops sending and gives up what has arrived. */
  cancel(): void;
}

/** Smaller files are sent again as quickly as it takes to ask how far they got. */
export const resumableFromBytes = 8 * 1024 * 1024;

export function startTransfer(sending: Sending): Transfer {
  return sending.file.size < resumableFromBytes ? sendWhole(sending) : sendResumable(sending);
}
