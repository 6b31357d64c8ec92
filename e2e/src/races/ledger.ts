/**
 * What must be in the tree, kept by what was acknowledged: how often each content is there, by entity tag. Every change names in its
 * conditions the content that it ends or copies, so the sums are exact, whatever the order in which changes were made.
 */
export class Ledger {
  private readonly contents = new Map<string, { body: string; count: number }>();
  private locked = 0;

  /** A new content was stored. */
  wrote(etag: string, body: string): void {
    // A copy may have been acknowledged first.
    const known = this.contents.get(etag);
    this.contents.set(etag, { body, count: (known?.count ?? 0) + 1 });
  }

  /** A lock on a free name made an empty file there, whose entity tag is not told. */
  lockedFreeName(): void {
    this.locked += 1;
  }

  copied(etag: string): void {
    this.change(etag, 1);
  }

  ended(etag: string): void {
    this.change(etag, -1);
  }

  /** Bodies of all that must be there, in order. */
  expected(): string[] {
    const bodies = new Map([['', this.locked]]);
    for (const { body, count } of this.contents.values()) bodies.set(body, (bodies.get(body) ?? 0) + count);
    if ([...bodies.values()].some((count) => count < 0)) throw new Error('More ended than there ever was.');
    return [...bodies].flatMap(([body, count]) => Array<string>(count).fill(body)).sort();
  }

  private change(etag: string, by: number): void {
    const known = this.contents.get(etag) ?? { body: '', count: 0 };
    this.contents.set(etag, { ...known, count: known.count + by });
  }
}
