export { admitExternalToken } from './admit.js';
export {
  findUserOf,
  linkIdentity,
  listIdentities,
  unlinkIdentity,
} from './store.js';
