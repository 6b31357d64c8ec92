import type { Command } from 'commander';
import { defineAccessCommands } from './access.js';
import { defineAuditCommands } from './audit.js';
import { defineConsistencyCommand } from './consistency.js';
import type { CommandContext } from './context.js';
import { defineIdentityCommands, defineKeyCommands } from './identities.js';
import { definePolicyCommands } from './policy.js';
import { defineSshKeyCommands } from './ssh-keys.js';
import { defineScanCommand } from './token-scan.js';
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
  const token = admin.command('token').description('existing tokens');
  defineTokenCommands(token, context);
  defineScanCommand(token, context);
  definePolicyCommands(admin.command('policy').description('what tokens may be'), context);
  defineKeyCommands(admin.command('keys').description('what access tokens are signed with'), context);
  defineWorkspaceCommands(admin.command('workspace').description('workspaces'), context);
  defineAccessCommands(admin, context);
  defineAuditCommands(admin.command('audit').description('who did what, sealed as a chain'), context);
  defineConsistencyCommand(admin, context);
}
