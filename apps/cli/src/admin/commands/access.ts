import type { OperationName, Permission, TokenId } from '@patio/pat-core';
import { Argument, type Command, Option } from 'commander';
import { fields, table } from '../../output/table.js';
import type { GrantJson } from '../operations/access.js';
import type { ResultOf } from '../operations/index.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';
import { parseTokenId } from './tokens.js';

const permissions = ['r', 'w', 'rw'] as const satisfies readonly Permission[];

const operationNames = Object.keys({
  stat: true,
  list: true,
  read: true,
  create: true,
  replace: true,
  delete: true,
  move: true,
  copy: true,
  'set-attributes': true,
  'set-properties': true,
  lock: true,
} satisfies Record<OperationName, true>);

/** `patio admin node | grant | revoke-grant | grants | explain`: who may do what where. */
export function defineAccessCommands(admin: Command, context: CommandContext): void {
  withJsonFlag(admin.command('node').description('files and folders').command('id'))
    .description('print the UUID of a file or folder')
    .argument('<path>', '/workspace/folder/name')
    .action(async (path: string, flags: JsonFlag) => {
      show(context, flags, await context.run('findNode', { path }), ({ id }) => `${id}\n`);
    });

  withJsonFlag(admin.command('grant'))
    .description('let a user read and/or write a file, or a folder with all that is in it')
    .argument('<login>')
    .argument('<path>')
    .addArgument(new Argument('<permission>', 'r, w or rw').choices(permissions))
    .action(async (login: string, path: string, permission: Permission, flags: JsonFlag) => {
      const grant = await context.run('setGrant', { login, path, permission });
      show(context, flags, grant, () => `${grant.login} has ${grant.permission} on ${grant.path}.\n`);
    });

  withJsonFlag(admin.command('revoke-grant'))
    .description('take a grant back')
    .argument('<login>')
    .argument('<path>')
    .action(async (login: string, path: string, flags: JsonFlag) => {
      const result = await context.run('removeGrant', { login, path });
      show(context, flags, result, () => `${login} has no grant on ${path}.\n`);
    });

  withJsonFlag(admin.command('grants'))
    .description('grants on a file or folder and on the folders above it')
    .argument('<path>')
    .action(async (path: string, flags: JsonFlag) => {
      show(context, flags, await context.run('listGrants', { path }), grantsTable);
    });

  withJsonFlag(admin.command('explain'))
    .description('say whether a token may do something, and which grant or scope decides')
    .addOption(
      new Option('--token <token_id>', 'as in the list of tokens')
        .argParser(parseTokenId)
        .makeOptionMandatory(),
    )
    .requiredOption('--path <path>', 'the file or folder')
    .addOption(new Option('--op <operation>', 'what to do').choices(operationNames).makeOptionMandatory())
    .action(async (flags: JsonFlag & { token: TokenId; path: string; op: OperationName }) => {
      const input = { tokenId: flags.token, path: flags.path, operation: flags.op };
      show(context, flags, await context.run('explain', input), describeExplanation);
    });
}

function grantsTable(grants: readonly GrantJson[]): string {
  const rows = grants.map((grant) => [grant.login, grant.permission, grant.path, grant.createdAt]);
  return table(['USER', 'MAY', 'ON', 'SINCE'], rows);
}

function describeExplanation({ allowed, reason, grants, scopes }: ResultOf<'explain'>): string {
  const held = grants.map((grant) => `${grant.permission} on ${grant.path}`);
  return fields([
    ['allowed', allowed ? 'yes' : 'no'],
    ['because', reason],
    ['grants', held.join(', ') || 'none'],
    ['scopes', scopes.join(', ') || 'none: all that the user may'],
  ]);
}
