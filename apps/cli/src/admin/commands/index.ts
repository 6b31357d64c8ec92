import type { Command } from 'commander';
import { defineAccessCommands } from './access.js';
import { defineConsistencyCommand } from './consistency.js';
import type { CommandContext } from './context.js';
import { defineIdentityCommands, defineKeyCommands } from './identities.js';
import { definePolicyCommands } from './policy.js';
import { defineSshKeyCommands } from './ssh-keys.js';
import { defineMintCommand, defineTokenCommands } from './tokens.js';
import { defineUserCommands } from './users.js';
import { defineWorkspaceCommands } from './workspaces.js';

/** `patio admin …`. */
export function defineAdminCommands(program: Command, context: CommandContext): void {
  const admin = program
    .command('admin')
    .description('users, tokens, workspaces and grants of the Patio on this machine, running or not');
  const user = admin.command('user').description('users and their tokens');
  defineMintCommand(user, context);
  defineUserCommands(user, context);
  defineSshKeyCommands(user, context);
  defineIdentityCommands(user, context);
  defineTokenCommands(admin.command('token').description('existing tokens'), context);
  definePolicyCommands(admin.command('policy').description('what tokens may be'), context);
  defineKeyCommands(admin.command('keys').description('what access tokens are signed with'), context);
  defineWorkspaceCommands(admin.command('workspace').description('workspaces'), context);
  defineAccessCommands(admin, context);
  defineConsistencyCommand(admin, context);
}
