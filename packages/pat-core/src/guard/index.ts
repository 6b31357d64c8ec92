export {
  type Change,
  type ChangeRecord,
  type Foreseen,
  Guard,
  type GuardDependencies,
  type Write,
} from './guard.js';
export { infoOf, nodeInfo } from './node-info.js';
export { Raced } from './race.js';
export {
  type FileTarget,
  GuardScope,
  type NodeTarget,
  type Place,
  type RecycledTarget,
  type Target,
} from './scope.js';
