import { isIP } from 'node:net';
import {
  isUuid,
  type NodeId,
  type OperationName,
  type Permission,
  type TokenDoor,
  type TokenId,
} from '@patio/pat-core';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { fields, table } from '../../output/table.js';
import type { GrantJson } from '../operations/access.js';
import type { ResultOf } from '../operations/index.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';
import { parseTokenId } from './tokens.js';

const doors = ['rest', 'webdav', 'sftp'] as const satisfies readonly TokenDoor[];
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
    .description(
      'say whether a token may do something, and what decides: a right, a limit, a lock, the policy',
    )
    .addOption(
      new Option('--token <token_id>', 'as in the list of tokens')
        .argParser(parseTokenId)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--path <path>', 'the file or folder').conflicts('node'))
    .addOption(new Option('--node <uuid>', 'the file or folder, by its UUID').argParser(parseNodeId))
    .addOption(new Option('--op <operation>', 'what to do').choices(operationNames).makeOptionMandatory())
    .addOption(new Option('--door <door>', 'also ask whether the token opens it').choices(doors))
    .option('--address <ip>', 'also ask whether the token may be used from there', parseAddress)
    .action(async ({ token, path, node, op, door, address, ...flags }: ExplainFlags, command: Command) => {
      const ref = node === undefined ? path !== undefined && { path } : { id: node };
      if (!ref) return command.error("error: one of '--path <path>' and '--node <uuid>' is needed");
      const at = { ...(door !== undefined && { door }), ...(address !== undefined && { address }) };
      const input = { tokenId: token, ref, operation: op, at };
      show(context, flags, await context.run('explain', input), describeExplanation);
    });
}

interface ExplainFlags extends JsonFlag {
  readonly token: TokenId;
  readonly path?: string;
  readonly node?: NodeId;
  readonly op: OperationName;
  readonly door?: TokenDoor;
  readonly address?: string;
}

function parseNodeId(text: string): NodeId {
  if (isUuid(text)) return text.toLowerCase() as NodeId;
  throw new InvalidArgumentError('It is not a UUID, as patio admin node id prints them.');
}

function parseAddress(text: string): string {
  if (isIP(text) !== 0) return text;
  throw new InvalidArgumentError('It is not an IP address.');
}

function grantsTable(grants: readonly GrantJson[]): string {
  const rows = grants.map((grant) => [grant.login, grant.permission, grant.path, grant.createdAt]);
  return table(['USER', 'MAY', 'ON', 'SINCE'], rows);
}

function describeExplanation({
  allowed,
  decidedBy,
  reason,
  grants,
  scopes,
  locks,
}: ResultOf<'explain'>): string {
  const held = grants.map((grant) => `${grant.permission} on ${grant.path}`);
  return fields([
    ['allowed', allowed ? 'yes' : 'no'],
    ['decided by', decidedBy],
    ['because', reason],
    ['grants', held.join(', ') || 'none'],
    ['scopes', scopes.join(', ') || 'none here'],
    ['locks', locks.map(({ path, holder }) => `${path} by ${holder}`).join(', ') || 'none in the way'],
  ]);
}
