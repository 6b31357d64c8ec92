import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, ask } from '../api/client.js';
import { Failure } from '../ui/states.js';
import { NodeBrowser } from './NodeBrowser.js';
import { below, folderOf } from './paths.js';
import type { Listed } from './queries.js';

interface PlaceDialogProps {
  readonly action: 'move' | 'copy';
  readonly nodes: readonly Listed[];
  readonly onDone: () => Promise<unknown>;
  readonly onClose: () => void;
}

const words = { move: 'Move', copy: 'Copy' } as const;

/** Moves or copies to a folder that is chosen in the tree; one file or folder also under another name. */
export function PlaceDialog({ action, nodes, onDone, onClose }: PlaceDialogProps) {
  const [first] = nodes;
  const [place, setPlace] = useState(first ? folderOf(first.path) : '/');
  const [name, setName] = useState(nodes.length === 1 ? (first?.name ?? '') : undefined);
  const [left, setLeft] = useState(nodes);
  const put = useMutation({
    async mutationFn() {
      try {
        for (const node of left) {
          await putAt(action, node.id, below(place, name?.trim() || node.name));
          setLeft((rest) => rest.filter((other) => other !== node));
        }
      } finally {
        await onDone();
      }
    },
    onSuccess: onClose,
  });
  const taken = put.error instanceof ApiError && put.error.code === 'already_exists';
  const badName = put.error instanceof ApiError && put.error.code === 'invalid_name';
  const failed = left[0];
  const what = nodes.length === 1 ? `“${first?.name}”` : `${nodes.length} files and folders`;
  const whyNot = taken ? `There is a “${name ?? failed?.name}” in ${place} already.` : put.error?.message;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${words[action]} ${what}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate();
        }}
      >
        <Stack>
          <NodeBrowser
            initial={place}
            label={`Folder to ${action} to`}
            action={() => null}
            onPlace={(next) => {
              setPlace(next);
              put.reset();
            }}
          />
          {name !== undefined && (
            <TextInput
              label="Name there"
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
                put.reset();
              }}
              error={taken || badName ? whyNot : undefined}
            />
          )}
          {taken && name !== undefined && failed && (
            <Button
              variant="light"
              size="compact-sm"
              w="fit-content"
              onClick={() => {
                setName(anotherName(name, failed.kind));
                put.reset();
              }}
            >
              Use “{anotherName(name, failed.kind)}”
            </Button>
          )}
          {put.error && !((taken || badName) && name !== undefined) && (
            <Failure error={new Error(nodes.length > 1 ? `${failed?.name}: ${whyNot}` : whyNot)} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={place === '/' || name?.trim() === ''} loading={put.isPending}>
              {place === '/' ? 'Choose a folder' : `${words[action]} to ${place}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

async function putAt(action: 'move' | 'copy', id: string, path: string): Promise<void> {
  const request = { params: { path: { id } }, body: { path } };
  if (action === 'move') await ask(api.PATCH('/api/v1/nodes/{id}', request));
  else await ask(api.POST('/api/v1/nodes/{id}/copy', request));
}

/** "report.txt" to "report (2).txt", and that to "report (3).txt". */
function anotherName(name: string, kind: Listed['kind']): string {
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const [, base, count] = /^(.*) \((\d{1,6})\)$/.exec(stem) ?? [];
  return base === undefined ? `${stem} (2)${ending}` : `${base} (${Number(count) + 1})${ending}`;
}
