import type { LogLevel } from '@patio/pat-core';

const severity = { debug: 1, info: 2, warn: 3, error: 4, silent: 5 } as const satisfies Record<
  LogLevel,
  number
>;

/** Takes one structured entry. */
export type Log = (
  level: Exclude<LogLevel, 'silent'>,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

const secretField = /password|secret|authorization|cookie|^token$/i;
/** Tokens, credentials of a header, and the password in a URL, wherever they come from. */
const secretTexts = [
  [/patio_[0-9A-Za-z]{20,}/g, 'patio_[redacted]'],
  [/\b(Basic|Bearer) [\w+/=.~-]{8,}/gi, '$1 [redacted]'],
  [/(:\/\/[^\s:/@"]*):[^\s/@"]+@/g, '$1:[redacted]@'],
] as const;

/**
 * Writes entries of at least `level` as JSON, one a line. Fields that are named like secrets and texts that look like them
 * are redacted: the last safeguard, nobody should pass any.
 */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  return (entryLevel, message, facts = {}) => {
    if (severity[entryLevel] < severity[level]) return;
    const entry = { time: new Date().toISOString(), level: entryLevel, message, ...facts };
    write(`${redact(toJson(entry))}\n`);
  };
}

function toJson(entry: { time: string; level: string; message: string }): string {
  try {
    return JSON.stringify(entry, fieldToJson);
  } catch {
    // Facts that go round in circles must not cost the entry, let alone the process.
    return JSON.stringify({ time: entry.time, level: entry.level, message: entry.message });
  }
}

function fieldToJson(name: string, value: unknown): unknown {
  if (secretField.test(name)) return '[redacted]';
  if (value instanceof Error) return errorJson(value);
  return typeof value === 'bigint' ? value.toString() : value;
}

function errorJson(error: Error): object {
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...('code' in error && { code: error.code }),
    ...(cause !== undefined && { cause }),
  };
}

function redact(line: string): string {
  return secretTexts.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
