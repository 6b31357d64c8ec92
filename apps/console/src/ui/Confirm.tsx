import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './states.js';

interface ConfirmProps {
  readonly title: string;
  /** What the button says: what will happen. */
  readonly action: string;
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, action, run, onClose, children }: ConfirmProps) {
  const change = useMutation({ mutationFn: run, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <div>{children}</div>
        <Failure error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={change.isPending} onClick={() => change.mutate()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
