import { isUuid, type TokenId } from '@patio/pat-core';
import { type Command, InvalidArgumentError } from 'commander';
import { fields, table } from '../../output/table.js';
import { parseDuration, parseSecondsOrDuration } from '../duration.js';
import type { MintedJson, TokenJson } from '../operations/tokens.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';
import { collect, type LimitFlags, limitsOf, parseCount, withLimitFlags } from './token-limits.js';

export interface TokenFlags extends JsonFlag, LimitFlags {
  readonly name?: string;
  readonly expire?: number;
  readonly auto?: number;
  readonly scope?: readonly string[];
}

interface MintFlags extends TokenFlags {
  readonly user: string;
  readonly quiet?: boolean;
}

/** The flags that making and narrowing a token have in common. */
export function withTokenFlags(command: Command): Command {
  const limited = command
    .option('-e, --expire <duration>', 'hard limit: a number with a unit, s, m, h or d', parseDuration)
    .option(
      '-a, --auto <seconds>',
      'auto-refresh: ends when unused for so long; seconds, or a duration such as 10m',
      parseSecondsOrDuration,
    )
    .option(
      '-s, --scope <scope>',
      'limit to node:NODE_UUID:PERMISSION (r, w or rw) or to profile, openid, credentials; repeatable, or with commas',
      collect,
    );
  return withLimitFlags(limited);
}

export function timesOf({ expire, auto }: TokenFlags) {
  return {
    ...(expire !== undefined && { expiresInSeconds: expire }),
    ...(auto !== undefined && { autoRefreshSeconds: auto }),
  };
}

/** `patio admin user token`. */
export function defineMintCommand(user: Command, context: CommandContext): void {
  const command = withJsonFlag(user.command('token'))
    .description('make a Personal Access Token; it is shown this once')
    .requiredOption('-u, --user <login>', 'whose token it is')
    .option('-n, --name <name>', 'what it is for (default: "cli" and the date)');
  withTokenFlags(command)
    .option('-q, --quiet', 'print only the token')
    .addHelpText('after', mintHelp)
    .action(async (flags: MintFlags) => {
      const minted = await context.run('mintToken', {
        login: flags.user,
        name: flags.name ?? `cli ${new Date().toISOString().slice(0, 10)}`,
        scopes: flags.scope ?? [],
        ...timesOf(flags),
        ...limitsOf(flags),
      });
      show(context, flags, minted, flags.quiet ? () => `${minted.token}\n` : describeMinted);
    });
}

const mintHelp = `
With neither -e nor -a the token never expires by itself; with both it slides up to the hard limit.
Without -s it can do all that its user can. Examples:
  patio admin user token -u alice -e 20d
  patio admin user token -u alice -a 600
  patio admin user token -u alice -s node:NODE_UUID:r -q
  patio admin user token -u alice --door webdav --network 10.0.0.0/8 --read-only
The UUID of a file or folder: patio admin node id /alice/report.txt`;

/** `patio admin token list | update | revoke | revoke-all | rotate`. */
export function defineTokenCommands(token: Command, context: CommandContext): void {
  withJsonFlag(token.command('list'))
    .description('tokens with status and last use, never the tokens themselves')
    .option('-u, --user <login>', 'only those of one user')
    .option('--unused-days <days>', 'only those without use for so many days', parseCount)
    .action(async (flags: JsonFlag & { user?: string; unusedDays?: number }) => {
      const input = {
        ...(flags.user !== undefined && { login: flags.user }),
        ...(flags.unusedDays !== undefined && { unusedDays: flags.unusedDays }),
      };
      show(context, flags, await context.run('listTokens', input), tokensTable);
    });

  withJsonFlag(token.command('revoke'))
    .description('end a token at once, on every door')
    .argument('<token_id>', 'as in the list', parseTokenId)
    .action(async (id: TokenId, flags: JsonFlag) => {
      const revoked = await context.run('revokeToken', { id });
      show(
        context,
        flags,
        revoked,
        () => `Token ${revoked.id} (${revoked.name}) of ${revoked.login} is revoked.\n`,
      );
    });

  withJsonFlag(token.command('revoke-all'))
    .description('end all tokens of a user at once, on every door')
    .requiredOption('-u, --user <login>', 'whose tokens')
    .action(async (flags: JsonFlag & { user: string }) => {
      const result = await context.run('revokeTokens', { login: flags.user });
      show(context, flags, result, ({ revoked }) => `Tokens of ${flags.user} revoked: ${revoked}.\n`);
    });

  withJsonFlag(token.command('rotate'))
    .description('replace the secret of a token; the old one ends at once, or after --overlap')
    .argument('<token_id>', 'as in the list', parseTokenId)
    .option('--overlap <duration>', 'how long the old secret stays good, at most 30d', parseDuration)
    .action(async (id: TokenId, flags: JsonFlag & { overlap?: number }) => {
      const overlap = flags.overlap === undefined ? {} : { overlapSeconds: flags.overlap };
      show(context, flags, await context.run('rotateToken', { id, ...overlap }), describeMinted);
    });

  const update = withJsonFlag(token.command('update'))
    .description('rename or narrow a token, at once and on every door')
    .argument('<token_id>', 'as in the list', parseTokenId)
    .option('-n, --name <name>', 'what it is for');
  withTokenFlags(update).action(async (id: TokenId, flags: TokenFlags) => {
    const changed = await context.run('updateToken', {
      id,
      ...(flags.name !== undefined && { name: flags.name }),
      ...(flags.scope && { scopes: flags.scope }),
      ...timesOf(flags),
      ...limitsOf(flags),
    });
    show(
      context,
      flags,
      changed,
      () => `Token ${changed.id} (${changed.name}) of ${changed.login} is changed.\n`,
    );
  });
}

export function parseTokenId(text: string): TokenId {
  if (isUuid(text)) return text.toLowerCase() as TokenId;
  throw new InvalidArgumentError('It is not a UUID, as patio admin token list shows them.');
}

function describeMinted(minted: MintedJson): string {
  return `This is the token, shown this once:\n\n  ${minted.token}\n\n${fields([
    ['id', minted.id],
    ['user', minted.login],
    ['name', minted.name],
    ['may', mayOf(minted, ', ') || 'all that its user may'],
    ['ends', endOf(minted)],
  ])}`;
}

export function endOf({ expiresAt, autoRefreshSeconds, endsAt }: TokenJson): string {
  if (endsAt === null) return 'never';
  if (autoRefreshSeconds === null) return endsAt;
  const cap = expiresAt === null ? '' : `, ${expiresAt} at the latest`;
  return `${endsAt}, renewed at each use for ${autoRefreshSeconds} seconds${cap}`;
}

function tokensTable(tokens: readonly TokenJson[]): string {
  const rows = tokens.map((token) => [
    token.id,
    token.login,
    token.name,
    token.blockedReason && token.status === 'blocked' ? `blocked: ${token.blockedReason}` : token.status,
    token.endsAt ?? 'never',
    token.lastUsedAt ? `${token.lastUsedAt} ${token.lastUsedDoor ?? ''}` : 'never',
    mayOf(token, ' ') || 'all',
  ]);
  return table(['ID', 'USER', 'NAME', 'STATUS', 'ENDS', 'LAST USED', 'MAY'], rows);
}

/** Scopes and other limits of a token; empty: none. */
function mayOf(
  { scopes, restrictions, doors, networks, notBefore, maxUses, uses }: TokenJson,
  separator: string,
): string {
  return [
    ...scopes,
    ...restrictions,
    ...(doors ? [`at ${doors.join('+')}`] : []),
    ...(networks ? [`from ${networks.join('+')}`] : []),
    ...(notBefore === null ? [] : [`not before ${notBefore}`]),
    ...(maxUses === null ? [] : [`${uses} of ${maxUses} uses`]),
  ].join(separator);
}
