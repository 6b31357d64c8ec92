import { Button, Group, Modal, Paper, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { Failure } from '../ui/states.js';
import { NodeBrowser } from './NodeBrowser.js';
import { below } from './paths.js';

interface MoveDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onMoved: () => Promise<unknown>;
  readonly onClose: () => void;
}

export function MoveDialog({ id, name, onMoved, onClose }: MoveDialogProps) {
  const [place, setPlace] = useState('/');
  const move = useMutation({
    async mutationFn() {
      await ask(
        api.PATCH('/api/v1/nodes/{id}', { params: { path: { id } }, body: { path: below(place, name) } }),
      );
      await onMoved();
    },
    onSuccess: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={`Move “${name}”`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <Paper withBorder className="scope-list">
          <NodeBrowser action={() => null} onPlace={setPlace} />
        </Paper>
        <Failure error={move.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={place === '/'} loading={move.isPending} onClick={() => move.mutate()}>
            {place === '/' ? 'Choose a folder' : `Move to ${place}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
