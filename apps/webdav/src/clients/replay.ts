import { expect } from 'vitest';
import type { RequestOptions, TestDoor } from '../test-fixture.js';

/** One client: its requests carry its user agent, and each must be answered as it expects. */
export interface Replay {
  /** @returns the answer, whose status is the expected one */
  request(
    status: number,
    method: string,
    path: string,
    options?: RequestOptions,
  ): ReturnType<TestDoor['send']>;
  /** Takes an exclusive lock. @returns its token in angle brackets */
  lock(status: number, path: string, options?: LockOptions): Promise<string>;
  unlock(path: string, token: string): Promise<void>;
}

interface LockOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly owner?: string;
  readonly authorization?: string;
}

export function replay(door: TestDoor, userAgent: string): Replay {
  async function request(status: number, method: string, path: string, options: RequestOptions = {}) {
    const headers = { 'user-agent': userAgent, ...options.headers };
    const answer = await door.send(method, path, { ...options, headers });
    expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} ${status}`);
    return answer;
  }
  return {
    request,
    async lock(status, path, { owner = 'someone', ...options } = {}) {
      const body =
        '<?xml version="1.0" encoding="utf-8" ?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope>' +
        `<D:locktype><D:write/></D:locktype><D:owner><D:href>${owner}</D:href></D:owner></D:lockinfo>`;
      const { headers } = await request(status, 'LOCK', path, { ...options, body });
      return String(headers['lock-token']);
    },
    async unlock(path, token) {
      await request(204, 'UNLOCK', path, { headers: { 'lock-token': token } });
    },
  };
}

/** The names that a listing shows, without the folder itself. */
export function namesIn(multistatus: string): string[] {
  const [, ...hrefs] = [...multistatus.matchAll(/<D:response><D:href>([^<]*)</g)].map(
    ([, href]) => href ?? '',
  );
  return hrefs.map((href) => decodeURIComponent(href.replace(/\/$/, '').replace(/^.*\//, '')));
}
