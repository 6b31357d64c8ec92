export { openTestDatabase, type TestDatabase } from './database.js';
