import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useRestore } from './use-restore.js';

const shownMs = 12_000;

export interface Deleted {
  readonly id: string;
  readonly name: string;
}

/** Says that things are in the recycle bin, with a button that takes them out again. */
export function useUndo(): (deleted: readonly Deleted[]) => void {
  const restore = useRestore();
  return (deleted) => {
    const [first] = deleted;
    const what = deleted.length === 1 ? `“${first?.name}” is` : `${deleted.length} items are`;
    const undo = async () => {
      notifications.hide(notice);
      try {
        for (const { id } of deleted) await restore(id);
      } catch (error) {
        notifications.show({ color: 'red', message: (error as Error).message });
      }
    };
    const notice = notifications.show({
      icon: <IconTrash size={18} />,
      autoClose: shownMs,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" className="wrapping">
            {what} in the recycle bin
          </Text>
          <Button size="compact-sm" variant="light" onClick={undo}>
            Undo
          </Button>
        </Group>
      ),
    });
  };
}
