import { type Administration, administer, type MintedAccount } from './administration.js';
import { createInstallation, type Environment, type Installation, type Program } from './program.js';

/** A fresh running program with one user, for the tests of one client. */
export interface Site {
  readonly installation: Installation;
  readonly program: Program;
  readonly administration: Administration;
  readonly alice: MintedAccount;
  remove(): Promise<void>;
}

export async function startSite(environment: Environment = {}): Promise<Site> {
  const installation = await createInstallation(environment);
  try {
    const program = await installation.start();
    const administration = administer(program, program.administrator);
    const alice = await administration.createAccount('alice');
    return { installation, program, administration, alice, remove: () => installation.remove() };
  } catch (error) {
    await installation.remove();
    throw error;
  }
}
