import type { Principal } from '@patio/pat-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { decide, type Operation, operations } from './decision.js';
import type { MatrixDoor } from './door.js';
import { limitCases } from './limits.js';
import { restDoor } from './rest-door.js';
import { effective, isVisible, type Right } from './rights.js';
import { buildTemplate, type Case, setScene } from './scene.js';
import { sftpDoor } from './sftp-door.js';
import { webdavDoor } from './webdav-door.js';

const userRights: Right[] = ['', 'r', 'w', 'rw'];
const scopes: Case['scope'][] = [
  undefined,
  ...(['node', 'ancestor', 'elsewhere'] as const).map((place) => ({ place, right: 'rw' as const })),
  ...(['r', 'w'] as const).map((right) => ({ place: 'node' as const, right })),
  ...(['r', 'w'] as const).map((right) => ({ place: 'ancestor' as const, right })),
];
const template = '/alice/template';
const readOnly: readonly Operation[] = ['stat', 'list', 'read'];

describe('every operation through every door', () => {
  let doors: TestDoors;
  let matrixDoors: MatrixDoor[];
  let owner: Principal;
  let scenes = 0;

  beforeAll(async () => {
    doors = await openTestDoors();
    matrixDoors = [restDoor(doors), webdavDoor(doors), sftpDoor(doors)];
    owner = await doors.platform.signIn(await doors.platform.createUser('alice'));
    await buildTemplate(doors.platform.files, owner, template);
  });
  afterAll(async () => {
    await doors.close();
    expect(doors.errors).toEqual([]);
  });

  describe.each(operations)('%s', (operation) => {
    const login = `bob-${operation.replaceAll(' ', '-')}`;
    let caller: Awaited<ReturnType<TestDoors['platform']['createUser']>>;
    beforeAll(async () => {
      caller = await doors.platform.createUser(login);
    });

    it.each(limitCases.map((one) => [one.name, one] as const))(
      'token %s',
      async (_name, { limits, outcome }) => {
        const seen: Record<string, unknown> = {};
        const expected: Record<string, unknown> = {};
        const one: Case = { operation, userRight: 'rw', scope: undefined, limits };
        for (const door of matrixDoors) {
          const attempt = door.attempts[operation];
          if (!attempt) continue;
          scenes += 1;
          const place = { template, top: `/alice/${scenes}` };
          const scene = await setScene(doors.platform, { owner, caller }, place, one);
          const before = await scene.snapshot();
          const { status } = await attempt({ login, token: scene.token.secret }, scene);
          const decision = outcome(operation, door.name);
          seen[door.name] = { status, changed: (await scene.snapshot()) !== before };
          expected[door.name] = {
            status: door.expectedStatus(operation, decision, false),
            changed: decision === 'allowed' && !readOnly.includes(operation),
          };
        }
        expect(seen).toEqual(expected);
      },
    );

    const cases = userRights.flatMap((userRight) => scopes.map((scope) => ({ operation, userRight, scope })));
    it.each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_name, one) => {
      const seen: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const door of matrixDoors) {
        const attempt = door.attempts[operation];
        if (!attempt) continue;
        scenes += 1;
        const place = { template, top: `/alice/${scenes}` };
        const scene = await setScene(doors.platform, { owner, caller }, place, one);
        const before = await scene.snapshot();
        const outcome = await attempt({ login, token: scene.token.secret }, scene);
        const changed = (await scene.snapshot()) !== before;
        seen[door.name] = { ...outcome, changed };

        const { rights, subject } = scene;
        const decision = decide(operation, rights, subject);
        // Who may not read what it replaced or locked is told that it made something new.
        const reveals = effective(rights, subject).includes('r');
        const created = (operation === 'replace' || operation === 'lock') && !reveals;
        const inside = isVisible(rights, `${subject}/inside`) ? ['inside'] : [];
        expected[door.name] = {
          status: door.expectedStatus(operation, decision, created),
          ...(operation === 'list' && decision === 'allowed' && { names: inside }),
          changed: decision === 'allowed' && !readOnly.includes(operation),
        };
      }
      expect(seen).toEqual(expected);
    });
  });
});

function nameOf({ userRight, scope }: Case): string {
  const user = `user ${userRight || 'without right'}`;
  return `${user}, ${scope ? `token ${scope.right} on ${scope.place}` : 'token without scopes'}`;
}
