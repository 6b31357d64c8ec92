import { setTimeout as delay } from 'node:timers/promises';
import { attendedDelay } from '@patio/pat-core/testing';

const limitMs = 1000;

/**
 * Asks again and again until `isOver`. Nothing that is asked later than one second from now may still be answered as before.
 * @throws Error when something is
 */
export async function expectOverWithinASecond(isOver: () => Promise<boolean>): Promise<void> {
  let isLate = false;
  void attendedDelay(limitMs).then(() => {
    isLate = true;
  });
  for (;;) {
    const wasAskedLate = isLate;
    if (await isOver()) return;
    if (wasAskedLate) throw new Error('What was asked more than a second later was still allowed.');
    await delay(20);
  }
}

/** Waits for something that the server does by itself. @throws Error when it takes longer than a second */
export async function expectWithinASecond(event: Promise<unknown>, what: string): Promise<void> {
  const late = attendedDelay(limitMs).then(() => 'late');
  if ((await Promise.race([event.then(() => 'done'), late])) === 'late')
    throw new Error(`${what} took longer than a second.`);
}
