import type { Command } from 'commander';
import { table } from '../../output/table.js';
import type { UserJson } from '../operations/users.js';
import { readPassword } from '../password.js';
import { formatSize, parseSize } from '../size.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

interface CreateFlags extends JsonFlag {
  readonly admin?: boolean;
  readonly passwordStdin?: boolean;
  readonly service?: boolean;
  readonly owner?: string;
}

/** `patio admin user create | list | disable | enable | hand-over | quota | delete`. */
export function defineUserCommands(user: Command, context: CommandContext): void {
  withJsonFlag(user.command('create'))
    .description('make a user with a personal workspace of the same name')
    .argument('<login>')
    .option('--admin', 'may administer')
    .option('--password-stdin', 'read the password of the web console from standard input')
    .option('--service', 'a service account: no password, lives by tokens alone')
    .option('--owner <login>', 'the administrator who answers for the service account')
    .action(async (login: string, flags: CreateFlags) => {
      const password = flags.passwordStdin ? await readPassword(context.terminal.stdin) : undefined;
      const created = await context.run('createUser', {
        login,
        isAdmin: flags.admin ?? false,
        ...(password !== undefined && { password }),
        ...(flags.service && { kind: 'service' as const }),
        ...(flags.owner !== undefined && { owner: flags.owner }),
      });
      show(
        context,
        flags,
        created,
        () => `User ${created.login} is made, with the workspace /${created.login}.\n`,
      );
    });

  withJsonFlag(user.command('list'))
    .description('all users')
    .action(async (flags: JsonFlag) => show(context, flags, await context.run('listUsers', {}), usersTable));

  withJsonFlag(user.command('disable'))
    .description('end all sessions and stop all tokens of a user at once')
    .argument('<login>')
    .action(async (login: string, flags: JsonFlag) => {
      const changed = await context.run('disableUser', { login });
      show(context, flags, changed, () => `User ${changed.login} is disabled.\n`);
    });

  withJsonFlag(user.command('enable'))
    .description('give a disabled user the tokens back')
    .argument('<login>')
    .action(async (login: string, flags: JsonFlag) => {
      const changed = await context.run('enableUser', { login });
      show(context, flags, changed, () => `User ${changed.login} is enabled.\n`);
    });

  withJsonFlag(user.command('quota'))
    .description("limit what the files in a user's workspaces may take together")
    .argument('<login>')
    .argument('<size>', 'as 500M or 10G; none takes the limit away', parseSize)
    .action(async (login: string, quotaBytes: number | null, flags: JsonFlag) => {
      const changed = await context.run('setQuota', { login, quotaBytes });
      show(context, flags, changed, () => `The quota of ${changed.login} is ${quotaText(changed)}.\n`);
    });

  withJsonFlag(user.command('hand-over'))
    .description('give a service account another owner')
    .argument('<login>', 'the service account')
    .argument('<owner>', 'an administrator')
    .action(async (login: string, owner: string, flags: JsonFlag) => {
      const changed = await context.run('handOver', { login, owner });
      show(context, flags, changed, () => `${changed.owner} answers for ${changed.login}.\n`);
    });

  withJsonFlag(user.command('delete'))
    .description('delete a user with tokens, grants and personal workspace')
    .argument('<login>')
    .action(async (login: string, flags: JsonFlag) => {
      const result = await context.run('deleteUser', { login });
      show(context, flags, result, () => `User ${login} is deleted.\n`);
    });
}

function usersTable(users: readonly UserJson[]): string {
  const rows = users.map((user) => [
    user.login,
    `${user.isAdmin ? 'administrator' : 'user'}${user.owner === null ? '' : `, service of ${user.owner}`}`,
    user.disabledAt ? `disabled ${user.disabledAt}` : 'active',
    quotaText(user),
    user.createdAt,
  ]);
  return table(['LOGIN', 'ROLE', 'STATUS', 'QUOTA', 'CREATED'], rows);
}

function quotaText({ quotaBytes }: UserJson): string {
  return quotaBytes === null ? 'none' : formatSize(quotaBytes);
}
