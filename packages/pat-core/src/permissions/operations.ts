import { type Right, rights } from '../scopes/index.js';

/** What each operation needs: `visible` the node need only be seen, otherwise a right on `node` or on the `folder` it is put in. */
export const operations = {
  stat: { on: 'node', needs: rights.none },
  list: { on: 'node', needs: rights.none },
  read: { on: 'node', needs: rights.read },
  create: { on: 'folder', needs: rights.write },
  replace: { on: 'node', needs: rights.write },
  delete: { on: 'node', needs: rights.both },
  move: { on: 'node', needs: rights.both },
  copy: { on: 'node', needs: rights.read },
  'set-attributes': { on: 'node', needs: rights.write },
  'set-properties': { on: 'node', needs: rights.write },
  restore: { on: 'node', needs: rights.both },
  purge: { on: 'node', needs: rights.both },
  lock: { on: 'node', needs: rights.write },
} as const satisfies Record<string, { on: 'node' | 'folder'; needs: Right }>;

export type OperationName = keyof typeof operations;
