import { append } from '../audit/index.js';
import { openAuth } from '../auth/index.js';
import type { Principal } from '../auth/types.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import { Guard } from './index.js';

/** A guard of its own on the database of a platform, and somebody who has a workspace there. */
export interface TestGuard {
  readonly platform: TestPlatform;
  readonly guard: Guard;
  readonly alice: TestUser;
  readonly principal: Principal;
  dispose(): Promise<void>;
}

export async function openTestGuard(
  options: Parameters<typeof openTestPlatform>[0] = {},
): Promise<TestGuard> {
  const platform = await openTestPlatform(options);
  const { db } = platform;
  const auth = openAuth({ db, clock: Date.now, onError: () => {} });
  const guard = new Guard({ db, clock: Date.now, auth, appendAudit: append, recordRead: () => {} });
  const alice = await platform.createUser('alice');
  return {
    ...{ platform, guard, alice, principal: await platform.signIn(alice) },
    async dispose() {
      await auth.close();
      await platform.dispose();
    },
  };
}
