export { type GrantRow, grantsOf, grantsOn, removeGrant, setGrant } from './store.js';
