export { type Keyring, openKeyring, type SigningKey, signingAlgorithm } from './keyring.js';
