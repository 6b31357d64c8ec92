import { isPatError, type Principal } from '@patio/pat-core';
import type { TestUser } from '@patio/pat-core/testing';
import type { TestSession } from './client.js';
import type { LogInOptions, TestDoor } from './door.js';

/** A user with an empty home, and ways to look at it past the door. */
export interface FreshUser {
  readonly user: TestUser;
  readonly home: string;
  readonly principal: Principal;
  session(options?: LogInOptions): Promise<TestSession>;
  /** The content that everybody sees; undefined when there is no such file. */
  saved(name: string): Promise<string | undefined>;
  /** Puts a file there, past the door. */
  prepare(name: string, content: string): Promise<void>;
}

let count = 0;

export async function freshUser({ platform, session }: TestDoor): Promise<FreshUser> {
  const user = await platform.createUser(`user${++count}`);
  const principal = await platform.signIn(user);
  const home = `/${user.login}`;
  return {
    user,
    home,
    principal,
    session: (options) => session({ user, ...options }),
    async saved(name) {
      try {
        const file = await platform.files.open(principal, { path: `${home}/${name}` });
        const content = Buffer.alloc(file.node.sizeBytes);
        await file.read(content, 0, content.length, 0);
        await file.close();
        return content.toString();
      } catch (error) {
        if (isPatError(error, 'not_found')) return undefined;
        throw error;
      }
    },
    async prepare(name, content) {
      const source = (async function* () {
        yield Buffer.from(content);
      })();
      await platform.files.write(principal, { path: `${home}/${name}` }, source);
    },
  };
}
