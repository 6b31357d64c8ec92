export { breachOf, type PolicySubject } from './breach.js';
export { checkPolicyChanges } from './changes.js';
export { type PolicyRow, readPolicy, toPolicy, updatePolicy } from './store.js';
