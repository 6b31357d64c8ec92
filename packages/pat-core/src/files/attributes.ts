import { infoOf } from '../guard/index.js';
import { removeProperties, setProperties } from '../nodes/index.js';
import type { FilesDependencies } from './dependencies.js';
import type { Files } from './types.js';

/** The part of {@link Files} that changes what is known about a node. */
export function attributeFiles({ guard }: FilesDependencies): Pick<Files, 'setAttributes' | 'setProperties'> {
  return {
    setAttributes(principal, ref, attributes, options = {}) {
      return guard.write(principal, 'set-attributes', async (scope) => {
        const { node, info, access } = await scope.node(ref, 'set-attributes', options);
        return {
          record: { operation: 'set-attributes', nodeId: node.id, path: info.path },
          write: { set: { id: node.id, ...attributes } },
          result: infoOf({ ...node, ...attributes }, info.path, access.right),
        };
      });
    },

    setProperties(principal, ref, changes, options = {}) {
      return guard.change(principal, 'set-properties', async (scope) => {
        const { node, info } = await scope.node(ref, 'set-properties', options);
        return {
          record: { operation: 'set-properties', nodeId: node.id, path: info.path },
          async apply() {
            if (changes.remove.length > 0) await removeProperties(scope.db, node.id, changes.remove);
            if (changes.set.length > 0) await setProperties(scope.db, node.id, changes.set);
          },
        };
      });
    },
  };
}
