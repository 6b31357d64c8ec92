export { attendedDelay } from './attended-delay.js';
export { openTestDatabase, type TestDatabase } from './database.js';
export {
  openTestPlatform,
  type TestPlatform,
  type TestPlatformOptions,
  type TestToken,
  type TestTokenOptions,
  type TestUser,
} from './platform.js';
