export {
  type Authorization,
  type HttpCredentials,
  hasTokenInUrl,
  readAuthorization,
} from './authorization.js';
export { type TrustedProxies, trustProxies } from './trusted-proxies.js';
