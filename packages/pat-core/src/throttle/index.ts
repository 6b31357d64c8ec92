export { type LoginFailures, openLoginFailures } from './login-failures.js';
export { deleteOldFailures } from './store.js';
