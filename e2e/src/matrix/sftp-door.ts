import type { Endpoints } from '../harness/endpoints.js';
import { openSftp, type SftpSession, sftpStatus } from '../harness/sftp-session.js';
import type { Attempt, MatrixDoor } from './door.js';
import { newContent, type Scene } from './scene.js';

/** SSH_FX_* of the draft. */
const status = { OK: 0, NO_SUCH_FILE: 2, PERMISSION_DENIED: 3 } as const;
/** Of the transport: SFTP has no status for it. */
const loginRefused = -1;

const statusOf = {
  allowed: status.OK,
  forbidden: status.PERMISSION_DENIED,
  'not found': status.NO_SUCH_FILE,
  'parent missing': status.NO_SUCH_FILE,
  unauthenticated: loginRefused,
} as const;

function unlessLoginRefused(error: unknown): undefined {
  if ((error as { level?: unknown }).level !== 'client-authentication') throw error;
}

export function sftpDoor(endpoints: Endpoints): MatrixDoor {
  function attempt(act: (session: SftpSession, scene: Scene) => Promise<unknown>): Attempt {
    return async (caller, scene) => {
      const session = await openSftp(endpoints, caller).catch(unlessLoginRefused);
      if (!session) return { status: loginRefused };
      try {
        let names: readonly string[] | undefined;
        const outcome = act(session, scene).then((result) => {
          if (Array.isArray(result)) names = result;
        });
        const code = await sftpStatus(outcome);
        return { status: code, ...(names && { names }) };
      } finally {
        await session.end();
      }
    };
  }

  return {
    name: 'sftp',
    attempts: {
      stat: attempt((session, { subject }) => session.stat(subject)),
      list: attempt((session, { subject }) => session.names(subject)),
      read: attempt(async (session, { subject }) => void (await session.read(subject))),
      create: attempt((session, { subject }) => session.write(subject, newContent, 'w')),
      replace: attempt((session, { subject }) => session.write(subject, newContent, 'w')),
      delete: attempt((session, { subject }) => session.removeFile(subject)),
      'delete folder': attempt((session, { subject }) => session.removeFolder(subject)),
      'make folder': attempt((session, { subject }) => session.makeFolder(subject)),
      move: attempt((session, { subject, counterpart }) => session.rename(subject, counterpart)),
      'move into': attempt((session, { subject, counterpart }) => session.rename(counterpart, subject)),
      'set attributes': attempt((session, { subject }) =>
        session.setModificationTime(subject, new Date('2020-02-02T02:02:02Z')),
      ),
    },
    expectedStatus: (_operation, decision) => statusOf[decision],
  };
}
