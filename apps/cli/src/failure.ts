import { type ErrorCode, isPatError } from '@patio/pat-core';
import { CommanderError } from 'commander';

/** How the program ends. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  /** What was typed or set cannot be right: a wrong flag or setting, or something named that does not exist. */
  usage: 2,
} as const;

const usageErrors: readonly ErrorCode[] = ['invalid', 'invalid_name', 'not_found', 'parent_missing'];

/** The exit code for `error` and one sentence about it; no sentence when it has been printed already. */
export function describeFailure(error: unknown): { exitCode: number; sentence?: string } {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage };
  }
  if (isPatError(error)) {
    const exitCode = usageErrors.includes(error.code) ? exitCodes.usage : exitCodes.failed;
    return { exitCode, sentence: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: exitCodes.failed, sentence: message.split('\n', 1)[0] ?? 'It failed.' };
}
