import type { Readable } from 'node:stream';
import { PatError } from '@patio/pat-core';
import type { Command } from 'commander';
import { fields } from '../../output/table.js';
import { type CommandContext, show, withJsonFlag } from './context.js';
import { limitsOf } from './token-limits.js';
import { endOf, type TokenFlags, timesOf, withTokenFlags } from './tokens.js';

const maxCharacters = 10_000;

interface KeyFlags extends TokenFlags {
  readonly user: string;
}

/** `patio admin user key add`. */
export function defineSshKeyCommands(user: Command, context: CommandContext): void {
  const key = user.command('key').description('SSH keys that open the SFTP door');
  const add = withJsonFlag(key.command('add'))
    .description('let the SSH public key on standard input open the SFTP door, with the limits of a token')
    .requiredOption('-u, --user <login>', 'whose key it is')
    .option('-n, --name <name>', 'what it is for (default: the comment of the key, or "ssh key")');
  withTokenFlags(add)
    .addHelpText(
      'after',
      '\nListed, narrowed and revoked as tokens are: patio admin token list. Example:\n  patio admin user key add -u alice < ~/.ssh/id_ed25519.pub',
    )
    .action(async (flags: KeyFlags) => {
      const publicKey = await readAll(context.terminal.stdin);
      const added = await context.run('addSshKey', {
        login: flags.user,
        name: flags.name ?? commentOf(publicKey) ?? 'ssh key',
        publicKey,
        scopes: flags.scope ?? [],
        ...timesOf(flags),
        ...limitsOf(flags),
      });
      show(context, flags, added, () =>
        fields([
          ['key', added.fingerprint ?? ''],
          ['id', added.id],
          ['user', added.login],
          ['name', added.name],
          ['ends', endOf(added)],
        ]),
      );
    });
}

/** @throws invalid when there is nothing, or more than a key */
async function readAll(input: Readable): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    text += chunk;
    if (text.length > maxCharacters) break;
  }
  if (text.trim() === '') throw new PatError('invalid', 'There is no public key on standard input.');
  return text.slice(0, maxCharacters);
}

function commentOf(publicKey: string): string | undefined {
  const [, , ...comment] = publicKey.trim().split(/[ \t]+/);
  return comment.join(' ').slice(0, 100) || undefined;
}
