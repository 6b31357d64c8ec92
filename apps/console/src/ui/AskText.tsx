import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/client.js';

interface AskTextProps {
  readonly title: string;
  readonly label: string;
  readonly description?: string;
  readonly initial?: string;
  readonly action: string;
  readonly run: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for one line of text and says at the field why it was refused. */
export function AskText({ title, label, description, initial = '', action, run, onClose }: AskTextProps) {
  const [text, setText] = useState(initial);
  const change = useMutation({ mutationFn: run, onSuccess: onClose });
  const [missing, setMissing] = useState(false);
  const reason = change.error instanceof ApiError ? Object.values(change.error.fields)[0] : undefined;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(text.trim() === '');
          if (text.trim() !== '') change.mutate(text.trim());
        }}
      >
        <Stack>
          <TextInput
            label={label}
            description={description}
            value={text}
            data-autofocus
            onChange={(event) => {
              setText(event.currentTarget.value);
              change.reset();
            }}
            error={missing && text.trim() === '' ? 'Cannot be empty.' : (reason ?? change.error?.message)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={change.isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
