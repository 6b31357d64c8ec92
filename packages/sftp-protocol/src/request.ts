import type { Attributes } from './attributes.js';
import type { ArgumentProblem } from './byte-reader.js';
import type { ExtensionPair } from './extension-pair.js';

/** What every request but INIT carries. */
interface RequestHeader {
  /** Chosen by the client; its answer carries the same. */
  readonly id: number;
  /** Size of the packet, length field included. */
  readonly wireBytes: number;
}

interface WithPath extends RequestHeader {
  readonly path: string;
}

/** Handles are bytes that the server made up, here one character per byte. */
interface WithHandle extends RequestHeader {
  readonly handle: string;
}

interface WithTwoPaths extends RequestHeader {
  readonly oldPath: string;
  readonly newPath: string;
}

interface HashedRange {
  /** In the client's order of preference. */
  readonly algorithms: readonly string[];
  readonly offset: number;
  /** 0: to the end of the file. */
  readonly length: number;
  /** 0: one hash over the whole range; otherwise one per block of so many bytes, at least 256 of them. */
  readonly blockSizeBytes: number;
}

/** The first packet of a session; answered by VERSION. @see draft-ietf-secsh-filexfer-02 §4 */
export interface InitRequest {
  readonly type: 'init';
  readonly wireBytes: number;
  readonly version: number;
  readonly extensions: readonly ExtensionPair[];
}

/** @see draft-ietf-secsh-filexfer-02 §6 */
export type CoreRequest =
  | (WithPath & { readonly type: 'open'; readonly pflags: number; readonly attrs: Attributes })
  | (WithHandle & { readonly type: 'close' })
  | (WithHandle & { readonly type: 'read'; readonly offset: number; readonly length: number })
  /** `data` is a view of the pushed chunk, or of a copy when the packet spanned chunks. */
  | (WithHandle & { readonly type: 'write'; readonly offset: number; readonly data: Buffer })
  | (WithPath & { readonly type: 'lstat' | 'stat' })
  | (WithHandle & { readonly type: 'fstat' })
  | (WithPath & { readonly type: 'setstat'; readonly attrs: Attributes })
  | (WithHandle & { readonly type: 'fsetstat'; readonly attrs: Attributes })
  | (WithPath & { readonly type: 'opendir' })
  | (WithHandle & { readonly type: 'readdir' })
  | (WithPath & { readonly type: 'remove' | 'rmdir' | 'realpath' | 'readlink' })
  | (WithPath & { readonly type: 'mkdir'; readonly attrs: Attributes })
  | (WithTwoPaths & { readonly type: 'rename' })
  /** In OpenSSH's order, which is the reverse of the draft's: every client sends it so. */
  | (RequestHeader & { readonly type: 'symlink'; readonly targetPath: string; readonly linkPath: string });

/** @see OpenSSH PROTOCOL §4 @see draft-ietf-secsh-filexfer-extensions-00 §3, §5, §7 */
export type ExtendedRequest =
  | (WithTwoPaths & { readonly type: 'posix-rename' | 'hardlink' })
  | (WithPath & { readonly type: 'statvfs' })
  | (WithHandle & { readonly type: 'fstatvfs' | 'fsync' })
  | (WithPath & { readonly type: 'lsetstat'; readonly attrs: Attributes })
  | (RequestHeader & { readonly type: 'limits' })
  | (WithPath & { readonly type: 'expand-path' })
  | (RequestHeader & {
      readonly type: 'copy-data';
      readonly readHandle: string;
      readonly readOffset: number;
      /** 0: to the end of the file. */
      readonly readLength: number;
      readonly writeHandle: string;
      readonly writeOffset: number;
    })
  | (RequestHeader & { readonly type: 'home-directory'; readonly username: string })
  | (RequestHeader & {
      readonly type: 'users-groups-by-id';
      readonly uids: readonly number[];
      readonly gids: readonly number[];
    })
  | (WithHandle & HashedRange & { readonly type: 'check-file-handle' })
  | (WithPath & HashedRange & { readonly type: 'check-file-name' });

/**
 * A request that is well framed but asks for what cannot be: a path that is not UTF-8 or has a NUL, a 64-bit number
 * above 2^53 - 1, a list that is too long. Its other fields are withheld, so that no handler acts on a mangled name.
 * The answer is a STATUS (FAILURE, BAD_MESSAGE or NO_SUCH_FILE); the session goes on.
 */
export interface InvalidArgumentRequest extends RequestHeader {
  readonly type: 'invalid-argument';
  readonly operation: (CoreRequest | ExtendedRequest)['type'];
  readonly problem: ArgumentProblem;
}

/** An EXTENDED request that this package does not know; to be answered with OP_UNSUPPORTED. */
export interface UnknownExtensionRequest extends RequestHeader {
  readonly type: 'unknown-extension';
  readonly name: string;
  readonly payload: Buffer;
}

/** A packet type that this package does not know; to be answered with OP_UNSUPPORTED. */
export interface UnknownRequest extends RequestHeader {
  readonly type: 'unknown';
  readonly packetType: number;
}

/** Whatever a client may send. */
export type Request =
  | InitRequest
  | CoreRequest
  | ExtendedRequest
  | InvalidArgumentRequest
  | UnknownExtensionRequest
  | UnknownRequest;

type WithoutWireBytes<R> = R extends unknown ? Omit<R, 'wireBytes'> : never;

/** A request as a client writes it: its size on the wire follows from the rest. */
export type OutgoingRequest = WithoutWireBytes<Exclude<Request, InvalidArgumentRequest>>;
