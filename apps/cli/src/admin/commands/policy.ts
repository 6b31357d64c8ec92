import type { PolicyChanges } from '@patio/pat-core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { fields } from '../../output/table.js';
import { parseDuration } from '../duration.js';
import type { ResultOf } from '../operations/index.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';
import { parseCount } from './token-limits.js';

/** The library takes no null from a parser. */
type Limit = number | 'none';

interface PolicyFlags extends JsonFlag {
  readonly maxLifetime?: Limit;
  readonly maxAuto?: Limit;
  readonly autoCap?: Limit;
  readonly neverExpiring?: boolean;
  readonly scopeRequired?: boolean;
  readonly minting?: 'everybody' | 'administrators';
  readonly maxTokens?: Limit;
  readonly sshKeys?: boolean;
}

/** `patio admin policy show | set`. */
export function definePolicyCommands(policy: Command, context: CommandContext): void {
  withJsonFlag(policy.command('show'))
    .description('what tokens may be')
    .action(async (flags: JsonFlag) => show(context, flags, await context.run('getPolicy', {}), describe));

  withJsonFlag(policy.command('set'))
    .description('change what tokens may be; tokens beyond it are blocked until it allows them')
    .option(
      '--max-lifetime <duration>',
      'from creation to the hard limit of every token; none',
      orNone(parseDuration),
    )
    .option('--max-auto <duration>', 'longest auto-refresh window; none', orNone(parseDuration))
    .option(
      '--auto-cap <duration>',
      'from creation to the hard limit with auto-refresh; none',
      orNone(parseDuration),
    )
    .option('--never-expiring <yes|no>', 'whether a token may have no end at all', parseYesNo)
    .option('--scope-required <yes|no>', 'whether every token must name scopes', parseYesNo)
    .addOption(new Option('--minting <who>', 'who makes tokens').choices(['everybody', 'administrators']))
    .option('--max-tokens <count>', 'how many tokens a user may have; none', orNone(parseCount))
    .option('--ssh-keys <yes|no>', 'whether SSH keys open the SFTP door', parseYesNo)
    .action(async (flags: PolicyFlags) => {
      show(context, flags, await context.run('updatePolicy', changesOf(flags)), describe);
    });
}

function changesOf(flags: PolicyFlags): PolicyChanges {
  const changes = {
    maxLifetimeSeconds: limitOf(flags.maxLifetime),
    maxAutoRefreshSeconds: limitOf(flags.maxAuto),
    autoRefreshCapSeconds: limitOf(flags.autoCap),
    neverExpiringAllowed: flags.neverExpiring,
    scopeRequired: flags.scopeRequired,
    minting: flags.minting,
    maxTokensPerUser: limitOf(flags.maxTokens),
    sshKeysAllowed: flags.sshKeys,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function orNone(parse: (text: string) => number): (text: string) => Limit {
  return (text) => (text === 'none' ? text : parse(text));
}

function limitOf(flag: Limit | undefined): number | null | undefined {
  return flag === 'none' ? null : flag;
}

function parseYesNo(text: string): boolean {
  if (text === 'yes') return true;
  if (text === 'no') return false;
  throw new InvalidArgumentError('It is yes or no.');
}

function describe(policy: ResultOf<'getPolicy'>): string {
  const limit = (value: number | null, unit = ' seconds') => (value === null ? 'none' : `${value}${unit}`);
  const yesNo = (value: boolean) => (value ? 'yes' : 'no');
  return fields([
    ['max lifetime', limit(policy.maxLifetimeSeconds)],
    ['max auto-refresh', limit(policy.maxAutoRefreshSeconds)],
    ['auto-refresh cap', limit(policy.autoRefreshCapSeconds)],
    ['never expiring', yesNo(policy.neverExpiringAllowed)],
    ['scope required', yesNo(policy.scopeRequired)],
    ['minting', policy.minting],
    ['max tokens', limit(policy.maxTokensPerUser, ' for each user')],
    ['ssh keys', yesNo(policy.sshKeysAllowed)],
  ]);
}
