export type { Database, OpenDatabase } from './client.js';
export { openEmbedded } from './embedded.js';
export { DatabaseError } from './errors.js';
export { migrate } from './migrate.js';
export { openDatabase } from './open.js';
export { openPostgres } from './postgres.js';
export { selectionOf } from './selection.js';
