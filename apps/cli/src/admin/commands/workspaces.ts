import type { Command } from 'commander';
import { table } from '../../output/table.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

/** `patio admin workspace create | list`. */
export function defineWorkspaceCommands(workspace: Command, context: CommandContext): void {
  withJsonFlag(workspace.command('create'))
    .description('make a workspace of nobody in particular')
    .argument('<name>')
    .action(async (name: string, flags: JsonFlag) => {
      const created = await context.run('createWorkspace', { name });
      show(context, flags, created, () => `Workspace /${created.name} is made.\n`);
    });

  withJsonFlag(workspace.command('list'))
    .description('all workspaces')
    .action(async (flags: JsonFlag) => {
      show(context, flags, await context.run('listWorkspaces', {}), (workspaces) =>
        table(
          ['PATH', 'OWNER', 'ID', 'CREATED'],
          workspaces.map(({ name, owner, id, createdAt }) => [`/${name}`, owner ?? '-', id, createdAt]),
        ),
      );
    });
}
