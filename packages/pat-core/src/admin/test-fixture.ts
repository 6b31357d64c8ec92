import type { AuditEntry } from '../audit/types.js';
import { openAuthFixture, origin } from '../auth/test-fixture.js';
import type { Principal } from '../auth/types.js';
import { writeNode } from '../nodes/index.js';
import { type NodeId, newId } from '../shared/ids.js';
import { openTokenNewsroom } from '../tokens/index.js';
import type { TokenRequest } from '../tokens/types.js';
import { openAdmin } from './index.js';

/** A platform's administration on a database of its own, with `root`, an administrator. */
export async function openAdminFixture() {
  const fixture = await openAuthFixture();
  const { db, time } = fixture;
  const process = fixture.start();
  const { auth } = process;
  let trashed = 0;
  const admin = openAdmin({
    db,
    auth,
    clock: time.clock,
    // Consistency and signing keys are tested on a whole platform.
    store: undefined as never,
    health: undefined as never,
    newsroom: openTokenNewsroom(db, () => {}),
    keyring: undefined as never,
    sealer: undefined as never,
    trashed: () => {
      trashed += 1;
    },
  });
  await admin.createUser('system', { login: 'root', isAdmin: true });

  /** A session of a user through a new token, as a door would have it. */
  async function signIn(login: string, token: Partial<TokenRequest> = {}): Promise<Principal> {
    const { secret } = await admin.mintToken('system', login, { name: 'session', ...token });
    return auth.authenticate({ kind: 'basic', login, secret }, origin);
  }

  return {
    ...fixture,
    process,
    auth,
    admin,
    signIn,
    trashed: () => trashed,
    /** A new user, signed in. */
    async newUser(login: string): Promise<Principal> {
      await admin.createUser('system', { login });
      return signIn(login);
    },
    async workspaceOf(login: string): Promise<NodeId> {
      const { id } = await admin.findNode('system', { path: `/${login}` });
      if (!id) throw new Error(`no workspace of ${login}`);
      return id;
    },
    async createFolder(parentId: NodeId, name: string): Promise<NodeId> {
      const id = newId<NodeId>();
      const modifiedAt = new Date(time.now);
      const folder = { id, parentId, name, content: undefined, ownerId: undefined };
      await writeNode(db, { insert: { ...folder, modifiedAt, now: time.now } });
      return id;
    },
    async lastAudit(): Promise<AuditEntry | undefined> {
      const { items } = await admin.readAudit('system', {}, { limit: 1 });
      return items[0];
    },
  };
}

export type AdminFixture = Awaited<ReturnType<typeof openAdminFixture>>;
