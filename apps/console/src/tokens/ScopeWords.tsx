import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { nodeQuery } from '../api/queries.js';
import { parseScope, permissionWords } from './scopes.js';

/** What a token may do, in words. */
export function ScopeWords({ scopes }: { readonly scopes: readonly string[] }) {
  if (scopes.length === 0) return <Text size="sm">everything its user may do</Text>;
  return scopes.map((text) => {
    const scope = parseScope(text);
    return (
      <Text size="sm" key={text} className="wrapping">
        {scope.kind === 'named' ? (
          scope.name
        ) : (
          <>
            {permissionWords[scope.permission]} <NodeName id={scope.id} />
          </>
        )}
      </Text>
    );
  });
}

/** The path of a node; the beginning of its UUID while, and if, nothing more is known. */
export function NodeName({ id }: { readonly id: string }) {
  const { data } = useQuery(nodeQuery(id));
  return <strong title={id}>{data?.path ?? `${id.slice(0, 8)}…`}</strong>;
}
