import { isUuid, type TokenId } from '@patio/pat-core';
import { type Command, InvalidArgumentError } from 'commander';
import { fields, table } from '../../output/table.js';
import { parseDuration, parseSecondsOrDuration } from '../duration.js';
import type { MintedJson, TokenJson } from '../operations/tokens.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

interface MintFlags extends JsonFlag {
  readonly user: string;
  readonly name?: string;
  readonly expire?: number;
  readonly auto?: number;
  readonly scope?: readonly string[];
  readonly quiet?: boolean;
}

/** `patio admin user token`. */
export function defineMintCommand(user: Command, context: CommandContext): void {
  withJsonFlag(user.command('token'))
    .description('make a Personal Access Token; it is shown this once')
    .requiredOption('-u, --user <login>', 'whose token it is')
    .option('-n, --name <name>', 'what it is for (default: "cli" and the date)')
    .option('-e, --expire <duration>', 'hard limit: a number with a unit, s, m, h or d', parseDuration)
    .option(
      '-a, --auto <seconds>',
      'auto-refresh: ends when unused for so long; seconds, or a duration such as 10m',
      parseSecondsOrDuration,
    )
    .option(
      '-s, --scope <scope>',
      'limit to node:NODE_UUID:PERMISSION (r, w or rw) or to profile, openid, credentials; repeatable, or with commas',
      collectScopes,
    )
    .option('-q, --quiet', 'print only the token')
    .addHelpText('after', mintHelp)
    .action(async (flags: MintFlags) => {
      const minted = await context.run('mintToken', {
        login: flags.user,
        name: flags.name ?? `cli ${new Date().toISOString().slice(0, 10)}`,
        scopes: flags.scope ?? [],
        ...(flags.expire !== undefined && { expiresInSeconds: flags.expire }),
        ...(flags.auto !== undefined && { autoRefreshSeconds: flags.auto }),
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
The UUID of a file or folder: patio admin node id /alice/report.txt`;

/** Empty parts are kept, to be refused: a scope that got lost must not make a token without limits. */
function collectScopes(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((scope) => scope.trim())];
}

/** `patio admin token list | revoke | rotate`. */
export function defineTokenCommands(token: Command, context: CommandContext): void {
  withJsonFlag(token.command('list'))
    .description('tokens with status and last use, never the tokens themselves')
    .option('-u, --user <login>', 'only those of one user')
    .action(async (flags: JsonFlag & { user?: string }) => {
      const input = flags.user === undefined ? {} : { login: flags.user };
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

  withJsonFlag(token.command('rotate'))
    .description('replace the secret of a token; the old one ends at once')
    .argument('<token_id>', 'as in the list', parseTokenId)
    .action(async (id: TokenId, flags: JsonFlag) => {
      show(context, flags, await context.run('rotateToken', { id }), describeMinted);
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
    ['may', minted.scopes.length > 0 ? minted.scopes.join(', ') : 'all that its user may'],
    ['ends', endOf(minted)],
  ])}`;
}

function endOf({ expiresAt, autoRefreshSeconds, endsAt }: TokenJson): string {
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
    token.status,
    token.endsAt ?? 'never',
    token.lastUsedAt ? `${token.lastUsedAt} ${token.lastUsedDoor ?? ''}` : 'never',
    token.scopes.join(' ') || 'all',
  ]);
  return table(['ID', 'USER', 'NAME', 'STATUS', 'ENDS', 'LAST USED', 'MAY'], rows);
}
