import type { NodeId, UserId } from '../shared/ids.js';

declare const blobIdBrand: unique symbol;
export type BlobId = string & { readonly [blobIdBrand]: true };

/** A lock as it stands on a node. */
export interface LockRow {
  /** An opaque URI, `urn:uuid:…`. */
  readonly token: string;
  readonly nodeId: NodeId;
  readonly userId: UserId;
  /** Login of the holder. */
  readonly holder: string;
  readonly shared: boolean;
  readonly deep: boolean;
  readonly ownerXml: string;
  readonly timeoutSeconds: number;
  readonly expiresAt: Date;
}
