import { Alert, Modal, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client.js';
import { folderKey } from '../files/queries.js';
import { Failure, Loading } from '../ui/states.js';
import { AddPerson } from './AddPerson.js';
import { GrantList } from './GrantList.js';
import { grantsQuery } from './queries.js';

interface ShareDialogProps {
  readonly id: string;
  readonly name: string;
  /** Whom to suggest. */
  readonly suggested?: string;
  readonly onClose: () => void;
}

/** Who may read or write here, from where, and for those who may say so, giving and taking it. */
export function ShareDialog({ id, name, suggested = '', onClose }: ShareDialogProps) {
  const queries = useQueryClient();
  const { data, error } = useQuery(grantsQuery(id));
  const refresh = () =>
    Promise.all(
      [['grants'], folderKey, ['node-at'], ['node']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  const isForbidden = error instanceof ApiError && error.status === 403;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Share “${name}”`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isForbidden ? (
        <Alert color="blue" variant="light" icon={<IconUsers size={18} />}>
          Only the owner of the workspace and administrators see and change who may read or write here.
        </Alert>
      ) : (
        <Failure error={error} />
      )}
      {!data && !error && <Loading rows={3} />}
      {data && (
        <Stack>
          <AddPerson id={id} suggested={suggested} onAdded={refresh} />
          <GrantList id={id} grants={data.items} onChanged={refresh} />
          <Text size="xs" c="dimmed">
            What is given here holds for everything below, at once and at every door: console, WebDAV, SFTP.
          </Text>
        </Stack>
      )}
    </Modal>
  );
}
