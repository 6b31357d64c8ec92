const tickMs = 10;

/**
 * Waits for so long, as long as this process comes to run: time that a busy machine gives to others is not counted. For tests of what
 * is promised within a time.
 */
export function attendedDelay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    let left = Math.ceil(ms / tickMs);
    // An interval that comes late does not make up for what it missed.
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      resolve();
    }, tickMs);
  });
}
