import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { size } from '../ui/size.js';
import { quotaQuery } from './queries.js';

interface SpaceUsedProps {
  readonly path: string;
  /** Login; undefined: one's own space. */
  readonly owner: string | undefined;
}

/** How much the owner of a folder has used, and may still use. */
export function SpaceUsed({ path, owner }: SpaceUsedProps) {
  const { data } = useQuery(quotaQuery(path));
  if (!data) return null;
  const { usedBytes, availableBytes } = data;
  return (
    <Text size="sm" c="dimmed" role="status" aria-label="Space">
      {owner === undefined ? 'Your files take' : `The files of ${owner} take`} {size(usedBytes)}
      {availableBytes !== null && `; ${size(availableBytes)} more may be added`}.
    </Text>
  );
}
