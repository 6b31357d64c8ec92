import { Alert, Modal, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { nodeQuery } from '../api/queries.js';
import { CopyField } from '../ui/CopyField.js';
import { size } from '../ui/size.js';
import { Failure, Loading } from '../ui/states.js';
import { ago, exactly } from '../ui/time.js';

/** Its UUID, the scope that names it, and who holds a lock. */
export function NodeDetailsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: node, error } = useQuery({ ...nodeQuery(id), staleTime: 0 });
  return (
    <Modal
      opened
      onClose={onClose}
      title={node?.name ?? 'Details'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Failure error={error} />
      {!node && !error && <Loading rows={3} />}
      {node && (
        <Stack>
          {node.locks.map((lock) => (
            <Alert key={lock.path + lock.holder} color="yellow" icon={<IconLock size={18} />}>
              Locked by {lock.holder}
              {lock.path !== node.path && `, with ${lock.path},`} since {exactly(lock.renewedAt)}; ends{' '}
              {ago(lock.expiresAt)} unless it is renewed. Until then, only {lock.holder} may change it.
            </Alert>
          ))}
          <CopyField label="Path" value={node.path} />
          <CopyField label="UUID, which it keeps when it is renamed or moved" value={id} />
          <CopyField label="Scope to read" value={`node:${id}:r`} />
          <CopyField label="Scope to read and write" value={`node:${id}:rw`} />
          {node.kind === 'file' && (
            <CopyField label={`Version (entity tag) of ${size(node.sizeBytes)}`} value={node.etag} />
          )}
          <Text size="xs" c="dimmed">
            Created {exactly(node.createdAt)}, changed {exactly(node.modifiedAt)}
            {node.owner !== null && `; owner ${node.owner}`}
          </Text>
        </Stack>
      )}
    </Modal>
  );
}
