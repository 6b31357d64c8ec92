import { type Response, StatusCode } from '@patio/sftp-protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APPEND, CREATE, EXCLUSIVE, READ, type TestRequest, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { freshUser } from '../testing/fresh-user.js';
import { type Expected, FileSystemModel } from '../testing/model.js';
import { seededRandom } from '../testing/random.js';

const steps = 1500;
/** So many requests are sent before their answers are looked at. */
const pipelined = 50;

let door: TestDoor;
beforeAll(async () => {
  // Time stands still, so that rights which were checked once count as checked.
  const now = Date.now();
  door = await openTestDoor({ clock: () => now });
});
afterAll(() => door.dispose());

test.each([1, 2, 3])(
  'random requests, many at a time, are answered as one after the other by a file system (seed %i)',
  async (seed) => {
    const me = await freshUser(door);
    const session = await me.session();
    const model = new FileSystemModel();
    const random = seededRandom(seed);
    for (let step = 0; step < steps; step += pipelined) {
      const asked: { request: TestRequest; expected: Expected; answer: Promise<Response> }[] = [];
      while (asked.length < pipelined) {
        const request = randomRequest(random);
        if ('handle' in request && !model.isSettled(request.handle)) continue;
        asked.push({ request, expected: model.answer(request), answer: session.request(request) });
      }
      for (const { request, expected, answer } of asked) {
        const given = { request, answer: shortened(await answer) };
        expect(given).toEqual({ request, answer: withKnownStatus(request, expected, given.answer) });
      }
    }
    for (const path of model.names()) {
      const content = model.content(path);
      if (content !== undefined) expect(await session.content(path)).toBe(content);
    }
  },
);

/** Which of several reasons against a rename is told is left open. */
function withKnownStatus(request: TestRequest, expected: Expected, given: Expected): Expected {
  const renames = request.type === 'rename' || request.type === 'posix-rename';
  const bothRefuse = isRefusal(expected) && isRefusal(given);
  return renames && bothRefuse ? given : expected;
}

function isRefusal(answer: Expected): boolean {
  return 'status' in answer && answer.status !== StatusCode.OK;
}

function shortened(response: Response): Expected {
  switch (response.type) {
    case 'status':
      return { status: response.code };
    case 'handle':
      return { handle: response.handle };
    case 'data':
      return { data: response.data.toString('latin1') };
    case 'attrs':
      return { size: response.attrs.size ?? -1 };
    default:
      throw new Error(`unexpected ${response.type}`);
  }
}

const paths = ['a', 'b', 'c', 'd', 'd/a', 'd/b', 'd/d', 'd/d/a'];
const modes = [
  READ,
  READ | WRITE,
  WRITE | CREATE,
  READ | WRITE | CREATE,
  WRITE | CREATE | TRUNCATE,
  READ | WRITE | CREATE | EXCLUSIVE,
  READ | WRITE | APPEND | CREATE,
  READ | CREATE,
];

function randomRequest(random: () => number): TestRequest {
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <T>(values: readonly T[]): T => values[upTo(values.length)] as T;
  const path = pick(paths);
  // The names of handles are the numbers from 1: mostly some that are open.
  const handle = String(1 + upTo(120));
  const offset = upTo(60);
  const makers: (() => TestRequest)[] = [
    () => ({ type: 'open', path, pflags: pick(modes), attrs: {} }),
    () => ({ type: 'open', path, pflags: pick(modes), attrs: {} }),
    () => ({ type: 'close', handle }),
    () => ({ type: 'read', handle, offset, length: upTo(40) + 1 }),
    () => ({ type: 'write', handle, offset, data: Buffer.alloc(upTo(30), 97 + upTo(26)) }),
    () => ({ type: 'write', handle, offset, data: Buffer.alloc(upTo(30), 65 + upTo(26)) }),
    () => ({ type: 'fstat', handle }),
    () => ({ type: 'stat', path }),
    () => ({ type: 'setstat', path, attrs: { size: upTo(50) } }),
    () => ({ type: 'mkdir', path, attrs: {} }),
    () => ({ type: 'rmdir', path }),
    () => ({ type: 'remove', path }),
    () => ({ type: 'rename', oldPath: path, newPath: pick(paths) }),
    () => ({ type: 'posix-rename', oldPath: path, newPath: pick(paths) }),
  ];
  return pick(makers)();
}
