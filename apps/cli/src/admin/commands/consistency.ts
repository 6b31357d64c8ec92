import type { Command } from 'commander';
import { table } from '../../output/table.js';
import type { ConsistencyJson } from '../operations/consistency.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

/** `patio admin fsck`. */
export function defineConsistencyCommand(admin: Command, context: CommandContext): void {
  withJsonFlag(admin.command('fsck'))
    .description(
      'check that files, contents, stored bytes and sums hold together; changes nothing, ends with 1 on problems',
    )
    .action(async (flags: JsonFlag) => {
      const report = await context.run('checkConsistency', {});
      show(context, flags, report, reportText);
      if (report.problems.length > 0) throw new Error('There are problems.');
    });
}

function reportText({ nodes, contents, problems }: ConsistencyJson): string {
  const looked = `Checked ${nodes} files and folders and ${contents} contents.\n`;
  if (problems.length === 0) return `${looked}No problems.\n`;
  const rows = problems.map(({ kind, subject, detail }) => [kind, subject, detail]);
  return looked + table(['PROBLEM', 'WHERE', 'WHAT'], rows);
}
