import type { Command } from 'commander';
import { table } from '../../output/table.js';
import { type CommandContext, type JsonFlag, show, withJsonFlag } from './context.js';

/** `patio admin user link | unlink | identities`: who users are at identity providers. */
export function defineIdentityCommands(user: Command, context: CommandContext): void {
  withJsonFlag(user.command('link'))
    .description('let somebody sign in to the web console as a user by an identity provider')
    .argument('<login>')
    .argument('<issuer>', 'the provider, as it calls itself')
    .argument('<subject>', 'the person, as the provider calls it (sub)')
    .action(async (login: string, issuer: string, subject: string, flags: JsonFlag) => {
      const result = await context.run('linkIdentity', { login, issuer, subject });
      show(context, flags, result, () => `${subject} at ${issuer} signs in as ${login}.\n`);
    });

  withJsonFlag(user.command('unlink'))
    .description('end that, and the sessions of the user')
    .argument('<login>')
    .argument('<issuer>')
    .argument('<subject>')
    .action(async (login: string, issuer: string, subject: string, flags: JsonFlag) => {
      const result = await context.run('unlinkIdentity', { login, issuer, subject });
      show(context, flags, result, () => `${subject} at ${issuer} is not ${login} any more.\n`);
    });

  withJsonFlag(user.command('identities'))
    .description('who a user is at identity providers')
    .argument('<login>')
    .action(async (login: string, flags: JsonFlag) =>
      show(context, flags, await context.run('listIdentities', { login }), (identities) =>
        table(
          ['ISSUER', 'SUBJECT', 'LINKED'],
          identities.map(({ issuer, subject, createdAt }) => [issuer, subject, createdAt]),
        ),
      ),
    );
}

/** `patio admin keys rotate`. */
export function defineKeyCommands(keys: Command, context: CommandContext): void {
  withJsonFlag(keys.command('rotate'))
    .description('sign access tokens with a new key; the old one stays published for two hours')
    .action(async (flags: JsonFlag) =>
      show(context, flags, await context.run('rotateSigningKey', {}), ({ id }) => `The new key is ${id}.\n`),
    );
}
