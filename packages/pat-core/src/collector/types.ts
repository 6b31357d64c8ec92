/** What background collecting is at. */
export interface CollectorState {
  /** When everything was last gone through; undefined: not yet. */
  readonly sweptAt: Date | undefined;
  readonly isWorking: boolean;
}
