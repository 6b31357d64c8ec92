import { infoOf } from '../guard/index.js';
import { removeProperties, setProperties, updateAttributes } from '../nodes/index.js';
import type { FilesDependencies } from './dependencies.js';
import type { Files } from './types.js';

/** The part of {@link Files} that changes what is known about a node. */
export function attributeFiles({ guard }: FilesDependencies): Pick<Files, 'setAttributes' | 'setProperties'> {
  return {
    setAttributes(principal, ref, attributes, options = {}) {
      return guard.change(principal, 'set-attributes', async (scope) => {
        const { node, info, access } = await scope.node(ref, 'set-attributes', options);
        await updateAttributes(scope.db, node.id, attributes);
        return {
          result: infoOf({ ...node, ...attributes }, info.path, access.right),
          record: { operation: 'set-attributes', nodeId: node.id, path: info.path },
        };
      });
    },

    setProperties(principal, ref, changes, options = {}) {
      return guard.change(principal, 'set-properties', async (scope, tx) => {
        const { node, info } = await scope.node(ref, 'set-properties', options);
        if (changes.remove.length > 0) await removeProperties(tx, node.id, changes.remove);
        if (changes.set.length > 0) await setProperties(tx, node.id, changes.set);
        return {
          result: undefined,
          record: { operation: 'set-properties', nodeId: node.id, path: info.path },
        };
      });
    },
  };
}
