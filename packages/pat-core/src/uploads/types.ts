import type { Principal } from '../auth/types.js';
import type { NodeInfo } from '../files/types.js';
import type { NodeId, UploadId } from '../shared/ids.js';

export interface UploadRequest {
  /** Where the file goes. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Replace a file that is there (default false: already_exists, at once and in the end). */
  readonly overwrite?: boolean;
  /** Time to record as the content's; default: when it is complete. */
  readonly modifiedAt?: Date;
  /** Kept for the client and told again, at most 4 KiB. */
  readonly metadata?: string;
}

/** A file that arrives in pieces. */
export interface UploadInfo {
  readonly id: UploadId;
  readonly path: string;
  readonly sizeBytes: number;
  /** How many bytes have arrived and are on disk. All of them only once the file is there. */
  readonly offsetBytes: number;
  readonly metadata: string;
  /** When it is given up, unless something arrives before. */
  readonly expiresAt: Date;
  /** The file that it has become. */
  readonly nodeId: NodeId | undefined;
}

/** How far an upload is after a piece. */
export interface UploadProgress {
  readonly offsetBytes: number;
  readonly expiresAt: Date;
  /** The file, once the last byte has come. */
  readonly node: NodeInfo | undefined;
}

/**
 * Files that arrive in pieces, over broken connections and restarts. Nobody sees anything of one before it is complete; then it is
 * created or replaced atomically, by the same decision and with the same audit as any other. An upload belongs to its user, and is
 * given up a day after something last arrived.
 *
 * All of them @throws unauthenticated, not_found (no such upload of this user), and what `Files.write` throws.
 */
export interface Uploads {
  /**
   * Decides and begins. The size is set aside from the quota until the upload ends; an empty file is created at once.
   * @throws already_exists, insufficient_storage, too_many_requests when the user has a thousand that are not complete
   */
  begin(principal: Principal, request: UploadRequest): Promise<UploadInfo>;

  /** Also decides again, so that a client learns before it sends on that it may not any more. */
  find(principal: Principal, id: UploadId): Promise<UploadInfo>;

  /**
   * Adds what `source` yields, at `offsetBytes`; what arrived of a source that breaks off stays. With the last byte the file is made:
   * if that is refused, the upload stays one byte short, so that sending the last byte again tries it again. Takes the place of another
   * append to the same upload, which ends with `conflict`. Ends at once when the token is revoked.
   * @throws conflict at another offset, too_large when `source` has more than is missing
   */
  append(
    principal: Principal,
    id: UploadId,
    offsetBytes: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<UploadProgress>;

  /** Gives it up; a file that it has become stays. */
  abort(principal: Principal, id: UploadId): Promise<void>;
}
