import { Table, Text } from '@mantine/core';
import { IconFile, IconFolderFilled } from '@tabler/icons-react';
import type { RecycledItem } from '../api/client.js';
import { size } from '../ui/size.js';
import { ago, exactly } from '../ui/time.js';
import { RecycledMenu } from './RecycledMenu.js';

const oneLine = { whiteSpace: 'nowrap' } as const;
const besideIcon = 28;

/** What was deleted; on a narrow screen, all that is to be known of it stands below its name. */
export function RecycledTable({ items }: { readonly items: readonly RecycledItem[] }) {
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th visibleFrom="sm">Deleted</Table.Th>
          <Table.Th visibleFrom="sm" style={oneLine}>
            Kept until
          </Table.Th>
          <Table.Th visibleFrom="sm">Size</Table.Th>
          <Table.Th aria-label="Actions" w={60} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <RecycledRow key={item.id} item={item} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RecycledRow({ item }: { readonly item: RecycledItem }) {
  const { name, path, kind, sizeBytes, deletedAt, deletedBy, keptUntil, folderDeleted } = item;
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  const by = deletedBy === null ? '' : ` by ${deletedBy}`;
  return (
    <Table.Tr>
      <Table.Td className="wrapping">
        <Text size="sm" fw={500} className="folder-link">
          {kind === 'folder' ? (
            <IconFolderFilled size={20} color="var(--mantine-primary-color-filled)" />
          ) : (
            <IconFile size={20} />
          )}
          {name}
        </Text>
        <Text size="xs" c="dimmed" pl={besideIcon}>
          from {folder}
          {folderDeleted && ', which was deleted too'}
        </Text>
        <Text size="xs" c="dimmed" pl={besideIcon} hiddenFrom="sm">
          {ago(deletedAt)}
          {by}, kept until {exactly(keptUntil)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" style={oneLine} title={exactly(deletedAt)}>
          {ago(deletedAt)}
          {by}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" style={oneLine} title={exactly(keptUntil)}>
          {ago(keptUntil)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" style={oneLine}>
          {sizeBytes === null ? '…' : size(sizeBytes)}
        </Text>
      </Table.Td>
      <Table.Td>
        <RecycledMenu item={item} />
      </Table.Td>
    </Table.Tr>
  );
}
