import { expect } from 'vitest';
import type { MintedAccount } from '../harness/administration.js';
import { basicHeader } from '../harness/endpoints.js';
import { type Site, startSite } from '../harness/site.js';

/** A running program with something in it that bad input must not reach or harm. */
export interface Target extends Site {
  readonly bob: MintedAccount;
  /** Fails when the program has died, answers no more, or has lost or shown anything. */
  expectUnharmed(): Promise<void>;
}

export const secret = 'what only bob may read';
export const treasure = 'what alice must not lose';

export async function startTarget(): Promise<Target> {
  const site = await startSite({ PATIO_LOG_LEVEL: 'warn' });
  const { program, administration, alice } = site;
  const bob = await administration.createAccount('bob');
  const files = [
    { owner: bob, path: '/bob/secret', content: secret },
    { owner: alice, path: '/alice/treasure', content: treasure },
  ] as const;
  for (const { owner, path, content } of files) {
    await fetch(program.webdav + path, {
      method: 'PUT',
      headers: { Authorization: basicHeader(owner) },
      body: content,
    });
  }
  return {
    ...site,
    bob,
    async expectUnharmed() {
      expect(program.isRunning()).toBe(true);
      for (const { owner, path, content } of files) {
        const response = await fetch(program.webdav + path, {
          headers: { Authorization: basicHeader(owner) },
        });
        expect(await response.text()).toBe(content);
      }
    },
  };
}

/** What the program itself calls its own fault. */
export function errorsIn(log: string): string[] {
  return log.split('\n').filter((line) => line !== '' && !/"level":"(warn|info|debug)"/.test(line));
}
