/** Thrown by a change that lost a race against another one: it is then decided and tried again from the start. */
export class Raced extends Error {}

const raceStates = new Set([
  '23503', // foreign key: the parent or the blob has just gone
  '23505', // unique: the name has just been taken
  '40001', // serialization failure
  '40P01', // deadlock
]);

/** Whether another change got in between: one of our own signals or the database's, anywhere in the chain of causes. */
export function isRace(error: unknown): boolean {
  if (error instanceof Raced) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && raceStates.has(String(error.code))) return true;
  return isRace(error.cause);
}
