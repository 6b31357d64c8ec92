import { Table, Text } from '@mantine/core';
import { IconFile, IconFolderFilled, IconFolderOpen } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ShowMore } from '../ui/ShowMore.js';
import { size } from '../ui/size.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { ago, exactly } from '../ui/time.js';
import { NodeMenu } from './NodeMenu.js';
import { addressOf } from './paths.js';
import { folderQuery, type Listed } from './queries.js';

export function FileTable({ path, mayWrite }: { readonly path: string; readonly mayWrite: boolean }) {
  const list = useInfiniteQuery(folderQuery(path));
  const { data, error, refetch } = list;
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const nodes = data.pages.flatMap(({ items }) => items);
  if (nodes.length === 0) {
    return (
      <Empty icon={<IconFolderOpen size={26} />} title="This folder is empty">
        {mayWrite ? 'Drop files here, or use “Upload”.' : 'You may look, but not change anything here.'}
      </Empty>
    );
  }
  return (
    <>
      <Table verticalSpacing="xs" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th visibleFrom="sm">Size</Table.Th>
            <Table.Th visibleFrom="sm">Changed</Table.Th>
            <Table.Th aria-label="Actions" w={60} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nodes.map((node) => (
            <FileRow key={node.path} node={node} />
          ))}
        </Table.Tbody>
      </Table>
      <ShowMore list={list} />
    </>
  );
}

function FileRow({ node }: { readonly node: Listed }) {
  const { id, name, path, kind, sizeBytes, modifiedAt } = node;
  return (
    <Table.Tr>
      <Table.Td className="wrapping">
        {kind === 'folder' ? (
          <Link href={addressOf(path)} className="plain-link folder-link">
            <IconFolderFilled size={20} color="var(--mantine-primary-color-filled)" />
            {name}
          </Link>
        ) : (
          <a href={`/api/v1/nodes/${id}/content`} download={name} className="plain-link folder-link">
            <IconFile size={20} color="var(--mantine-color-dimmed)" />
            {name}
          </a>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed">
          {kind === 'file' ? size(sizeBytes) : '–'}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" title={modifiedAt === null ? undefined : exactly(modifiedAt)}>
          {modifiedAt === null ? '–' : ago(modifiedAt)}
        </Text>
      </Table.Td>
      <Table.Td>{id !== null && <NodeMenu node={node} id={id} />}</Table.Td>
    </Table.Tr>
  );
}
