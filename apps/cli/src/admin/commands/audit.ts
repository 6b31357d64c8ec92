import { type Command, InvalidArgumentError } from 'commander';
import { table } from '../../output/table.js';
import type { ExportInput, VerificationJson } from '../operations/audit.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

/** `patio admin audit verify | export`. */
export function defineAuditCommands(audit: Command, context: CommandContext): void {
  withJsonFlag(audit.command('verify'))
    .description('check that no entry was changed, removed or inserted; ends with 1 when one was')
    .action(async (flags: JsonFlag) => {
      const verification = await context.run('verifyAudit', {});
      show(context, flags, verification, verificationText);
      if (verification.problems.length > 0) throw new Error('The audit was changed.');
    });

  audit
    .command('export')
    .description('print all entries as JSON lines, the oldest first, each with what seals it')
    .option('--since <instant>', 'only from then on: 2030-01-31 or 2030-01-31T12:00:00Z', parseInstant)
    .option('--until <instant>', 'only before then', parseInstant)
    .action(async (range: Pick<ExportInput, 'since' | 'until'>) => {
      let after: number | null = 0;
      while (after !== null) {
        const piece: { items: object[]; next: number | null } = await context.run('exportAudit', {
          ...range,
          after,
        });
        for (const entry of piece.items) context.terminal.out(`${JSON.stringify(entry)}\n`);
        await context.terminal.drained();
        after = piece.next;
      }
    });
}

function parseInstant(text: string): string {
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(instant.getTime())) {
    throw new InvalidArgumentError('It is not a date or instant such as 2030-01-31 or 2030-01-31T12:00:00Z.');
  }
  return instant.toISOString();
}

function verificationText({ entries, days, problems }: VerificationJson): string {
  const last = days.at(-1);
  const head = last ? ` The chain's head on ${last.day} is ${last.hash}.` : '';
  const looked = `Checked ${entries} entries of ${days.length} days.${head}\n`;
  if (problems.length === 0) return `${looked}Nobody changed them.\n`;
  const rows = problems.map(({ kind, day, entryId, detail }) => [
    kind,
    day ?? '',
    entryId === null ? '' : String(entryId),
    detail,
  ]);
  return looked + table(['PROBLEM', 'DAY', 'ENTRY', 'WHAT'], rows);
}
