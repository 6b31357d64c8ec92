/** Elapsed time and repetition; injected, so that tests drive both. */
export interface Pulse {
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number;
  /** Calls `work` again and again, never keeping the process alive. Returns the function that stops it. */
  every(milliseconds: number, work: () => void): () => void;
}

export const systemPulse: Pulse = {
  elapsed: () => performance.now(),
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
  },
};
