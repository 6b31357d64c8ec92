import type { Restriction, TokenDoor } from '@patio/pat-core';
import { type Command, InvalidArgumentError } from 'commander';
import type { LimitsInput } from '../operations/tokens.js';

const doors = ['rest', 'webdav', 'sftp'] as const satisfies readonly TokenDoor[];

export interface LimitFlags {
  readonly door?: readonly TokenDoor[];
  readonly network?: readonly string[];
  readonly notBefore?: string;
  readonly readOnly?: boolean;
  /** false: given; commander reads `--no-…` as the opposite of a flag that is on. */
  readonly overwrite: boolean;
  readonly delete: boolean;
  readonly maxUses?: number;
}

/** The flags that limit a token beside its scopes. */
export function withLimitFlags(command: Command): Command {
  return command
    .option('--door <door>', 'only at rest, webdav or sftp; repeatable, or with commas', collectDoors)
    .option(
      '--network <cidr>',
      'only from these addresses, as 10.0.0.0/8; repeatable, or with commas',
      collect,
    )
    .option('--not-before <instant>', 'not valid earlier, as 2030-01-31T08:00:00Z', parseInstant)
    .option('--read-only', 'changes nothing')
    .option('--no-overwrite', 'replaces nothing that is there')
    .option('--no-delete', 'deletes, moves and renames nothing')
    .option('--max-uses <count>', 'authenticates so often and no more', parseCount);
}

/** What the flags say, as JSON. */
export function limitsOf(flags: LimitFlags): LimitsInput {
  const restrictions: Restriction[] = [
    ...(flags.readOnly ? (['read-only'] as const) : []),
    ...(flags.overwrite ? [] : (['no-overwrite'] as const)),
    ...(flags.delete ? [] : (['no-delete'] as const)),
  ];
  return {
    ...(flags.door && { doors: flags.door }),
    ...(flags.network && { networks: flags.network }),
    ...(flags.notBefore !== undefined && { notBefore: flags.notBefore }),
    ...(restrictions.length > 0 && { restrictions }),
    ...(flags.maxUses !== undefined && { maxUses: flags.maxUses }),
  };
}

/** Empty parts are kept, to be refused: a limit that got lost must not make a token without it. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((part) => part.trim())];
}

function collectDoors(text: string, before: readonly TokenDoor[] = []): readonly TokenDoor[] {
  const given = collect(text).map((name) => {
    const door = doors.find((known) => known === name);
    if (!door) throw new InvalidArgumentError(`"${name}" is not one of ${doors.join(', ')}.`);
    return door;
  });
  return [...before, ...given];
}

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function parseInstant(text: string): string {
  const instant = new Date(text);
  if (instantShape.test(text) && !Number.isNaN(instant.getTime())) return instant.toISOString();
  throw new InvalidArgumentError('It is not an instant such as 2030-01-31T08:00:00Z.');
}

export function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is not a whole number of at least 1.');
}
