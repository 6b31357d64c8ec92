import { setTimeout as delay } from 'node:timers/promises';

const limitMs = 1000;
const givenUpMs = 30_000;

/**
 * Asks again and again until `isOver`. Nothing that is asked later than one second from now may still be answered as before.
 * @throws Error when something is
 */
export async function expectOverWithinASecond(isOver: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  for (;;) {
    const askedAfterMs = performance.now() - start;
    if (await isOver()) return;
    if (askedAfterMs > limitMs) {
      throw new Error(`What was asked ${Math.round(askedAfterMs)} ms later was still allowed.`);
    }
    await delay(20);
  }
}

/** Waits for something that the server does by itself, and fails when it takes longer than a second. */
export async function expectWithinASecond(event: Promise<unknown>, what: string): Promise<void> {
  const start = performance.now();
  const late = delay(givenUpMs, 'never', { ref: false });
  if ((await Promise.race([event.then(() => 'done'), late])) === 'never')
    throw new Error(`${what} never happened.`);
  const tookMs = performance.now() - start;
  if (tookMs > limitMs + schedulingMs) throw new Error(`${what} took ${Math.round(tookMs)} ms.`);
}

/** What a busy machine may add between the server's act and its being seen here. */
const schedulingMs = 300;
