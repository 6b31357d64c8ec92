export { openLogin } from './login.js';
