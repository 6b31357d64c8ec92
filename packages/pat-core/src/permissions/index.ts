export { type Access, type Decision, decide, isInReach, mayRead, mayWrite } from './decide.js';
export { type ExplainedDecision, explainDecision } from './explain.js';
export { type OperationName, operations } from './operations.js';
export type { Reach } from './reach.js';
export { reaches } from './reaches.js';
export { remainingRight, type TokenRights } from './token-rights.js';
export { type Visible, visibleBelow } from './visible-below.js';
