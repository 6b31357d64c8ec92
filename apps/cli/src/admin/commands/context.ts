import type { Command } from 'commander';
import type { Terminal } from '../../terminal.js';
import type { AdminOperation, InputOf, ResultOf } from '../operations/index.js';

/** What the definitions of the commands are given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Carries out an operation, here or in the running server. */
  run<Name extends AdminOperation>(name: Name, input: InputOf<Name>): Promise<ResultOf<Name>>;
}

export interface JsonFlag {
  readonly json?: boolean;
}

/** Every command prints for people or, with `--json`, for programs. */
export function withJsonFlag(command: Command): Command {
  return command.option('--json', 'print JSON');
}

export function show<T>(
  { terminal }: CommandContext,
  { json }: JsonFlag,
  result: T,
  text: (result: T) => string,
): void {
  terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : text(result));
}
