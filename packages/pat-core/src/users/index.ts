export { normalizeLogin } from './login.js';
export { hashPassword, normalizePassword, verifyPassword } from './password.js';
export {
  type CredentialChange,
  credentialChannel,
  deleteUser,
  findUser,
  insertUser,
  listUsers,
  lockEnabledAdmins,
  lockUser,
  notifyCredentialChange,
  serviceAccountsOf,
  type User,
  type UserKind,
  updateUser,
} from './store.js';
