import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, type MintedToken, type Token } from '../api/client.js';
import { Failure } from '../ui/states.js';
import { MintedTokenView } from './MintedTokenView.js';

const overlaps = [
  { value: '0', label: 'At once', description: 'Right after a leak. What was exchanged from it ends, too.' },
  { value: '3600', label: 'In an hour', description: 'Time to change it in one place.' },
  { value: '86400', label: 'In a day', description: 'Old and new work side by side until then.' },
  { value: '604800', label: 'In a week', description: 'For what is set up in many places.' },
];

/** A new secret for the same token. */
export function RotateDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [overlap, setOverlap] = useState('86400');
  const [minted, setMinted] = useState<MintedToken>();
  const rotate = useMutation({
    mutationFn: () => {
      const overlapSeconds = Number(overlap);
      const body = overlapSeconds === 0 ? {} : { overlapSeconds };
      return ask(api.POST('/api/v1/tokens/{id}/rotate', { params: { path: { id: token.id } }, body }));
    },
    onSuccess(answer) {
      setMinted(answer);
      void queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={minted ? 'lg' : 'md'}
      title={minted ? 'The new secret' : `Rotate “${token.name}”`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      {minted ? (
        <MintedTokenView token={minted} onDone={onClose} />
      ) : (
        <Stack>
          <Radio.Group label="The old secret ends" value={overlap} onChange={setOverlap}>
            <Stack gap={8} mt={6}>
              {overlaps.map((choice) => (
                <Radio key={choice.value} {...choice} />
              ))}
            </Stack>
          </Radio.Group>
          <Failure error={rotate.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              Make a new secret
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
