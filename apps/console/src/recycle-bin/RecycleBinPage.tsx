import { Button, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash, IconTrashX } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { Confirm } from '../ui/Confirm.js';
import { Page } from '../ui/Page.js';
import { ShowMore } from '../ui/ShowMore.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { recycleBinKey, recycleBinQuery } from './queries.js';
import { RecycledTable } from './RecycledTable.js';

/** What was deleted through any door, and can still be restored. */
export default function RecycleBinPage() {
  const queries = useQueryClient();
  const list = useInfiniteQuery(recycleBinQuery);
  const { data, error, refetch } = list;
  const [isEmptying, setEmptying] = useState(false);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const empty = async () => {
    const { removed } = await ask(api.DELETE('/api/v1/recycle-bin'));
    await queries.invalidateQueries({ queryKey: recycleBinKey });
    notifications.show({
      icon: <IconTrashX size={18} />,
      message: `${removed} ${removed === 1 ? 'item' : 'items'} deleted for good`,
    });
  };
  return (
    <Page
      title="Recycle bin"
      about={about(data?.pages[0]?.keptDays)}
      actions={
        items.some(({ permissions }) => permissions.purge) && (
          <Button variant="default" leftSection={<IconTrashX size={18} />} onClick={() => setEmptying(true)}>
            Empty recycle bin
          </Button>
        )
      }
    >
      {error && !data && <Failure error={error} retry={refetch} />}
      <Paper withBorder radius="lg">
        {!data && !error && <Loading />}
        {data && items.length === 0 && !list.hasNextPage && (
          <Empty icon={<IconTrash size={26} />} title="Nothing is in the recycle bin">
            What you delete here, over WebDAV or over SFTP can be restored from this page.
          </Empty>
        )}
        {items.length > 0 && <RecycledTable items={items} />}
        <ShowMore list={list} />
      </Paper>
      {isEmptying && (
        <Confirm
          title="Empty the recycle bin?"
          action="Delete all for good"
          run={empty}
          onClose={() => setEmptying(false)}
        >
          <Text size="sm">
            All that you may delete is deleted for good, also what is not shown yet. This cannot be undone.
          </Text>
        </Confirm>
      )}
    </Page>
  );
}

function about(days: number | undefined): string {
  if (days === undefined) return 'What was deleted and can be restored.';
  if (days === 0) return 'Nothing that is deleted is kept on this server.';
  return `What is deleted through any door is kept for ${days} ${days === 1 ? 'day' : 'days'}, or until its owner's quota needs the room.`;
}
