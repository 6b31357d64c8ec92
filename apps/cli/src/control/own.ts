import { PatError } from '@patio/pat-core';
import { type Claim, claimDataDir } from './claim.js';
import { meetOwner } from './client.js';
import type { ControlHost } from './host.js';

/**
 * Owns the data directory for a server. A command that has it at this moment, or a server that is stopping, is waited for.
 * @throws conflict when another server has it
 */
export async function ownDataDir(dataDir: string, host: ControlHost): Promise<Claim> {
  for (;;) {
    const claim = await claimDataDir(dataDir, (socket) => host.accept(socket));
    if (claim.kind === 'owner') return claim;
    const owner = await meetOwner(claim.owner);
    if (owner?.kind === 'server') {
      owner.leave();
      throw new PatError('conflict', `Patio is running already on the data directory ${dataDir}.`);
    }
    await owner?.ended;
  }
}
