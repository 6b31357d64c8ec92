import { readFileSync } from 'node:fs';
import { readConfig } from '@patio/pat-core';
import { Command } from 'commander';
import { defineAdminCommands } from './admin/commands/index.js';
import { executeOperation } from './admin/execute.js';
import { describeFailure, exitCodes } from './failure.js';
import { createLog } from './log.js';
import { defineServeCommand } from './serve/command.js';
import type { Terminal } from './terminal.js';

/**
 * Runs `patio` with the arguments after the program's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage; then one sentence is on standard error
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    const { exitCode, sentence } = describeFailure(error);
    if (sentence) terminal.err(`patio: ${sentence}\n`);
    return exitCode;
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command('patio')
    .description('Files over WebDAV, SFTP and REST with real access tokens')
    .version(packageVersion())
    // Before the commands are defined: they take these settings over.
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) =>
        write(
          `${text
            .replace(/^error: /, 'patio: ')
            .trimEnd()
            .replaceAll('\n', ' ')}\n`,
        ),
    });
  defineServeCommand(program, terminal);
  defineAdminCommands(program, {
    terminal,
    run: (operation, input) => {
      const config = readConfig();
      const log = createLog(config.logLevel === 'debug' ? 'debug' : 'silent', terminal.err);
      return executeOperation(config, log, operation, input);
    },
  });
  return program;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
