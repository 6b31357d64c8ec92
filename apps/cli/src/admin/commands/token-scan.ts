import { findTokens, hashSecret } from '@patio/pat-core';
import type { Command } from 'commander';
import { table } from '../../output/table.js';
import type { FoundTokenJson } from '../operations/tokens.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

const sumsAtOnce = 1000;

/** `patio admin token scan`. */
export function defineScanCommand(token: Command, context: CommandContext): void {
  withJsonFlag(token.command('scan'))
    .description('find live tokens in the text on standard input; ends with 1 when there are some')
    .option('--revoke', 'end them at once')
    .addHelpText(
      'after',
      '\nPrints ids and owners, never the tokens. Example:\n  git log -p | patio admin token scan',
    )
    .action(async (flags: JsonFlag & { revoke?: boolean }) => {
      const found = await scan(context, flags.revoke ?? false);
      show(context, flags, found, foundText);
      if (found.length > 0) throw new Error('There are live tokens in the text.');
    });
}

/** Only sums leave this process; of the text, a few characters are kept at a time. */
async function scan(context: CommandContext, revoke: boolean): Promise<FoundTokenJson[]> {
  const found = new Map<string, FoundTokenJson>();
  const seen = new Set<string>();
  let hashes: string[] = [];
  const look = async () => {
    for (const token of await context.run('scanTokens', { hashes, revoke })) found.set(token.id, token);
    hashes = [];
  };
  const { stdin } = context.terminal;
  stdin.setEncoding('latin1');
  for await (const secret of findTokens(stdin as AsyncIterable<string>)) {
    const hash = hashSecret(secret).toString('hex');
    if (seen.has(hash)) continue;
    seen.add(hash);
    hashes.push(hash);
    if (hashes.length === sumsAtOnce) await look();
  }
  if (hashes.length > 0) await look();
  return [...found.values()];
}

function foundText(found: readonly FoundTokenJson[]): string {
  if (found.length === 0) return 'No live tokens.\n';
  const rows = found.map(({ id, login, name, revoked }) => [id, login, name, revoked ? 'revoked' : 'live']);
  return table(['ID', 'USER', 'NAME', 'STATUS'], rows);
}
