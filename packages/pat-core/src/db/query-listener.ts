/** Told the text of each statement as it is sent. */
export type QueryListener = (text: string) => void;

/** Drizzle's option for it. */
export function loggerFor(onQuery: QueryListener | undefined) {
  return onQuery ? { logger: { logQuery: onQuery } } : {};
}
