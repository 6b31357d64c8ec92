import { ApiError } from '../api/client.js';
import { numbered } from './names.js';
import { resumableFromBytes, type Sending, type Transfer } from './transfer.js';

/** `taken`: something of its name is there, and somebody is to say what then. */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'taken' | 'done' | 'failed';

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly path: string;
  readonly state: UploadState;
  readonly sentBytes: number;
  readonly overwrite: boolean;
  /** Under which number it is kept beside the one that is there; 0: it is not. */
  readonly copy: number;
  readonly error?: ApiError | undefined;
}

/** What to do with a file whose name is taken. */
export type TakenAnswer = 'replace' | 'keep-both' | 'skip';

export interface QueueOptions {
  readonly start: (sending: Sending) => Transfer;
  /** A file is there. */
  readonly onDone: () => void;
}

const mostAtOnce = 3;
const mostCopies = 100;
const progressEveryMs = 150;

/** Files on their way, a few at a time, whatever page is shown. */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  #keys = 0;
  /** The last one of each, also when it has stopped: it knows what there is to give up. */
  readonly #transfers = new Map<number, Transfer>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly options: QueueOptions) {}

  /** All of them, in the order in which they were added; another array after each change. */
  readonly snapshot = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(files: Iterable<{ readonly file: File; readonly path: string; readonly error?: ApiError }>): void {
    const added = [...files].map(({ file, path, error }): Upload => {
      this.#keys += 1;
      const state = error ? 'failed' : 'waiting';
      return { key: this.#keys, file, path, state, sentBytes: 0, overwrite: false, copy: 0, error };
    });
    const paths = new Set(added.map(({ path }) => path));
    const isReplaced = ({ path, state }: Upload) => paths.has(path) && hasEnded(state);
    this.#show([...this.#uploads.filter((upload) => !isReplaced(upload)), ...added]);
    this.#startNext();
  }

  pause(key: number): void {
    this.#transfers.get(key)?.pause();
    this.#change(key, { state: 'paused' });
    this.#startNext();
  }

  /** Goes on with what was paused or has failed. */
  resume(key: number): void {
    this.#change(key, { state: 'waiting', error: undefined });
    this.#startNext();
  }

  /** Goes on with what failed because the server could not be reached. */
  resumeUnreachable(): void {
    for (const { key, state, error } of this.#uploads) {
      if (state === 'failed' && error?.status === 0) this.resume(key);
    }
  }

  cancel(key: number): void {
    this.#transfers.get(key)?.cancel();
    this.#transfers.delete(key);
    this.#show(this.#uploads.filter((other) => other.key !== key));
    this.#startNext();
  }

  answer(keys: Iterable<number>, answer: TakenAnswer): void {
    for (const key of keys) {
      if (answer === 'skip') this.cancel(key);
      else if (answer === 'replace')
        this.#change(key, { state: 'waiting', overwrite: true, error: undefined });
      else this.#tryNextName(key);
    }
    this.#startNext();
  }

  /** Forgets those that have ended. */
  clear(): void {
    for (const { key, state } of this.#uploads) if (hasEnded(state)) this.#transfers.delete(key);
    this.#show(this.#uploads.filter(({ state }) => !hasEnded(state)));
  }

  /** Stops all of them; large ones can be gone on with later. */
  stop(): void {
    for (const transfer of this.#transfers.values()) transfer.pause();
    this.#transfers.clear();
    this.#show([]);
  }

  #startNext(): void {
    let sending = this.#uploads.filter(({ state }) => state === 'sending').length;
    for (const upload of this.#uploads) {
      if (sending >= mostAtOnce) return;
      if (upload.state !== 'waiting') continue;
      sending += 1;
      this.#start(upload);
    }
  }

  #start(upload: Upload): void {
    const { key } = upload;
    const transfer = this.#begin(upload);
    this.#transfers.set(key, transfer);
    this.#change(key, { state: 'sending' });
    const end = (changes: Partial<Upload>) => {
      if (this.#transfers.get(key) !== transfer || this.#find(key)?.state !== 'sending') return false;
      this.#change(key, changes);
      return true;
    };
    transfer.done
      .then(
        () => end({ state: 'done', sentBytes: upload.file.size }) && this.options.onDone(),
        (error: unknown) => this.#failed(key, error, end),
      )
      .finally(() => this.#startNext());
  }

  #begin({ key, file, overwrite, path, copy }: Upload): Transfer {
    let toldAt = 0;
    return this.options.start({
      file,
      overwrite,
      path: copy === 0 ? path : numbered(path, copy),
      onProgress: (sentBytes) => {
        const now = performance.now();
        if (now - toldAt < progressEveryMs) return;
        toldAt = now;
        this.#change(key, { sentBytes });
      },
    });
  }

  #failed(key: number, reason: unknown, end: (changes: Partial<Upload>) => boolean): void {
    const error =
      reason instanceof ApiError ? reason : new ApiError(0, 'The file cannot be read.', undefined, {});
    const isTaken = error.code === 'already_exists' || error.code === 'precondition_failed';
    if (!end({ state: isTaken ? 'taken' : 'failed', error })) return;
    if (isTaken && (this.#find(key)?.copy ?? 0) > 0) this.#tryNextName(key);
  }

  #tryNextName(key: number): void {
    const copy = Math.max(this.#find(key)?.copy ?? 0, 1) + 1;
    if (copy <= mostCopies) this.#change(key, { state: 'waiting', copy, error: undefined });
  }

  #find(key: number): Upload | undefined {
    return this.#uploads.find((upload) => upload.key === key);
  }

  #change(key: number, changes: Partial<Upload>): void {
    this.#show(this.#uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  }

  #show(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether nothing happens with it any more unless somebody asks for that. */
function hasEnded(state: UploadState): boolean {
  return state === 'done' || state === 'failed' || state === 'taken';
}

/** Whether pausing it keeps what has arrived. */
export function isResumable({ file }: Upload): boolean {
  return file.size >= resumableFromBytes;
}
