import { isPatError, type NodeInfo, type Quota } from '@patio/pat-core';
import type { DavContext } from '../context.js';

/** The quotas of what one request lists: of all folders that one owner has, asked for once. */
export class Quotas {
  private readonly byOwner = new Map<string, Promise<Quota | undefined>>();

  constructor(private readonly context: DavContext) {}

  /** undefined for files, and where the caller may not know. */
  of({ kind, path, owner }: NodeInfo): Promise<Quota | undefined> {
    if (kind === 'file') return Promise.resolve(undefined);
    const key = path === '/' ? path : (owner ?? '');
    const known = this.byOwner.get(key);
    if (known) return known;
    const asked = this.ask(path);
    this.byOwner.set(key, asked);
    return asked;
  }

  private async ask(path: string): Promise<Quota | undefined> {
    const { files, principal } = this.context;
    try {
      return await files.quota(principal, { path });
    } catch (error) {
      if (isPatError(error, 'not_found', 'forbidden')) return undefined;
      throw error;
    }
  }
}
