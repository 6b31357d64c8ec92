export { type GrantRow, grantsOn, removeGrant, setGrant } from './store.js';
