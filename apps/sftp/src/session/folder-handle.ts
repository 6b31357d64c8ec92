import type { ListEntry, NodeInfo } from '@patio/pat-core';
import type { NameEntry } from '@patio/sftp-protocol';
import { nameEntry, type ShownNode } from './attributes.js';
import type { SessionContext } from './context.js';
import { nameOf } from './paths.js';
import type { WorkingCopy } from './working-copy.js';

/** More at a time would let one reply grow beyond what every client takes. */
const MAX_BATCH_ENTRIES = 200;
const MAX_BATCH_BYTES = 60_000;
/** What an entry takes beside its two names. */
const ENTRY_BYTES = 40;

type Session = Pick<SessionContext, 'copies' | 'identities' | 'clock'>;

/** An open folder and how far it has been read. Files that only this session knows of come last. */
export class FolderHandle {
  readonly kind = 'folder';
  readonly path: string;
  readonly #session: Session;
  readonly #pages: AsyncIterator<ListEntry[]>;
  /** Loads while the client reads the page before it. */
  #nextPage: Promise<IteratorResult<ListEntry[]>>;
  /** The entries that come next; those before `#position` have been given out. */
  #entries: NameEntry[];
  #position = 0;
  #pagesEnded = false;
  readonly #listedCopies = new Set<WorkingCopy>();

  constructor(session: Session, folder: NodeInfo, path: string, pages: AsyncIterator<ListEntry[]>) {
    this.#session = session;
    this.#pages = pages;
    this.#nextPage = this.#fetchPage();
    this.path = path;
    this.#entries = ['.', '..'].map((name) => this.#entry(name, folder));
  }

  /** Waits for the first page, so that OPENDIR fails where READDIR would. */
  async open(): Promise<this> {
    await this.#loadPage();
    return this;
  }

  /** The next entries; none at the end. */
  async nextBatch(): Promise<NameEntry[]> {
    while (this.#position === this.#entries.length && !this.#pagesEnded) await this.#loadPage();
    const batch: NameEntry[] = [];
    for (let bytes = 0; batch.length < MAX_BATCH_ENTRIES; this.#position++) {
      const entry = this.#entries[this.#position];
      if (entry === undefined) break;
      bytes += ENTRY_BYTES + Buffer.byteLength(entry.filename) + Buffer.byteLength(entry.longname);
      if (bytes > MAX_BATCH_BYTES && batch.length > 0) break;
      batch.push(entry);
    }
    return batch;
  }

  async close(): Promise<void> {
    await this.#pages.return?.();
  }

  async #loadPage(): Promise<void> {
    const { done, value } = await this.#nextPage;
    if (!done) this.#nextPage = this.#fetchPage();
    const loaded = done ? this.#unsavedFiles() : value.map(({ node }) => this.#listed(node));
    this.#entries = [...this.#entries.slice(this.#position), ...loaded];
    this.#position = 0;
    this.#pagesEnded = done === true;
  }

  #fetchPage(): Promise<IteratorResult<ListEntry[]>> {
    const page = this.#pages.next();
    // Whoever reads on hears of the failure; nobody may read on.
    page.catch(() => undefined);
    return page;
  }

  /** A file that the session is writing is shown as the session has it. */
  #listed(node: NodeInfo): NameEntry {
    const copy = this.#session.copies.at(node.path);
    if (copy) this.#listedCopies.add(copy);
    return this.#entry(node.name, copy?.shown ?? node);
  }

  #unsavedFiles(): NameEntry[] {
    const unlisted = this.#session.copies.inFolder(this.path).filter((copy) => !this.#listedCopies.has(copy));
    return unlisted.map((copy) => this.#entry(nameOf(copy.path), copy.shown));
  }

  #entry(name: string, node: ShownNode): NameEntry {
    const { identities, clock } = this.#session;
    return nameEntry(name, node, identities, new Date(clock()));
  }
}
