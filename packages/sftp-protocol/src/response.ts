import type { Attributes } from './attributes.js';
import type { ExtensionPair } from './extension-pair.js';

/** One line of a NAME reply. */
export interface NameEntry {
  readonly filename: string;
  /** The entry as `ls -l` prints it, see `longname`. */
  readonly longname: string;
  readonly attrs: Attributes;
}

/** Whatever a server may send. @see draft-ietf-secsh-filexfer-02 §4, §7 */
export type Response =
  | { readonly type: 'version'; readonly version: number; readonly extensions: readonly ExtensionPair[] }
  | {
      readonly type: 'status';
      readonly id: number;
      /** A StatusCode, or whatever number another server made up. */
      readonly code: number;
      readonly message: string;
      readonly language: string;
    }
  | { readonly type: 'handle'; readonly id: number; readonly handle: string }
  | { readonly type: 'data'; readonly id: number; readonly data: Buffer }
  | { readonly type: 'name'; readonly id: number; readonly entries: readonly NameEntry[] }
  | { readonly type: 'attrs'; readonly id: number; readonly attrs: Attributes }
  /** What the payload is depends on the request: see `decodeStatvfs` and its like. */
  | { readonly type: 'extended-reply'; readonly id: number; readonly payload: Buffer };
