export {
  formatRight,
  intersect,
  type Permission,
  parsePermission,
  type Right,
  rights,
  union,
} from './right.js';
export {
  formatScopes,
  type NodeScopes,
  parseScopes,
  sameScopes,
  scopedNodes,
  scopedRight,
  scopesWithin,
  type TokenScopes,
} from './scopes.js';
