import type { Readable } from 'node:stream';
import type { Principal, UploadId, Uploads } from '@patio/pat-core';
import { DataStore, Metadata, Upload } from '@tus/server';
import type { UploadPlace } from './place.js';

type Fields = Readonly<Record<string, string | null>>;

/** What one request does with the uploads of its caller, as `@tus/server` asks for it. */
export class UploadStore extends DataStore {
  override readonly extensions: string[];
  /** When the upload is given up; undefined when it is complete. */
  expiresAt: Date | undefined;
  #appending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly uploads: Uploads,
    private readonly principal: Principal,
    private readonly placeOf: (fields: Fields) => Promise<UploadPlace>,
    extensions: readonly string[],
  ) {
    super();
    this.extensions = [...extensions];
  }

  override async create(upload: Upload): Promise<Upload> {
    const place = await this.placeOf(upload.metadata ?? {});
    const { id, expiresAt, nodeId } = await this.uploads.begin(this.principal, {
      ...place,
      sizeBytes: upload.size ?? 0,
      metadata: upload.metadata ? Metadata.stringify(upload.metadata) : '',
    });
    upload.id = id;
    this.expiresAt = nodeId ? undefined : expiresAt;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.uploads.find(this.principal, id as UploadId);
    this.expiresAt = found.nodeId ? undefined : found.expiresAt;
    return new Upload({
      ...{ id, size: found.sizeBytes, offset: found.offsetBytes },
      ...(found.metadata && { metadata: Metadata.parse(found.metadata) }),
    });
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const appending = this.uploads.append(this.principal, id as UploadId, offset, source);
    this.#appending = appending.catch(() => undefined);
    const { offsetBytes, expiresAt, node } = await appending;
    this.expiresAt = node ? undefined : expiresAt;
    return offsetBytes;
  }

  /** Resolves when nothing is written any more, also after a request was broken off. */
  settled(): Promise<unknown> {
    return this.#appending;
  }

  override remove(id: string): Promise<void> {
    return this.uploads.abort(this.principal, id as UploadId);
  }
}
