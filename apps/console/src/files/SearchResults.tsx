import { Alert, Anchor, Table, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ShowMore } from '../ui/ShowMore.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import type { Act } from './actions.js';
import { NodeLink } from './FileRow.js';
import { NodeMenu } from './NodeMenu.js';
import { addressOf, folderOf } from './paths.js';
import { type Listed, searchQuery } from './queries.js';

interface SearchResultsProps {
  readonly path: string;
  readonly name: string;
  readonly onAct: Act;
}

/** What was found below a folder, each with the folder that it is in. */
export function SearchResults({ path, name, onAct }: SearchResultsProps) {
  const list = useInfiniteQuery(searchQuery(path, name));
  const { data, error, refetch } = list;
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const nodes = data.pages.flatMap(({ items }) => items);
  const place = path === '/' ? 'all workspaces' : path;
  return (
    <>
      {data.pages.some(({ complete }) => !complete) && (
        <Alert color="yellow" variant="light" radius={0}>
          There is too much below {place} to look at all of it. Open a folder further down and search there.
        </Alert>
      )}
      {nodes.length === 0 ? (
        <Empty icon={<IconSearchOff size={26} />} title="Nothing found">
          No name in {place} contains “{name}”.
        </Empty>
      ) : (
        <PlacesTable label={`Found in ${place}`} nodes={nodes} onAct={onAct} />
      )}
      <ShowMore list={list} />
    </>
  );
}

interface PlacesTableProps {
  readonly label: string;
  readonly nodes: readonly Listed[];
  readonly onAct: Act;
}

/** Files and folders from several places, each with the folder that it is in. */
export function PlacesTable({ label, nodes, onAct }: PlacesTableProps) {
  return (
    <Table
      verticalSpacing={6}
      horizontalSpacing="sm"
      highlightOnHover
      className="file-table"
      aria-label={label}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th w="40%" visibleFrom="sm">
            In
          </Table.Th>
          <Table.Th aria-label="Actions" w={56} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {nodes.map((node) => (
          <Table.Tr key={node.id}>
            <Table.Td>
              <NodeLink node={node} />
              <Text size="xs" hiddenFrom="sm">
                <Place node={node} />
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Place node={node} />
            </Table.Td>
            <Table.Td>
              <NodeMenu node={node} onAct={onAct} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Place({ node }: { readonly node: Listed }) {
  const folder = folderOf(node.path);
  return (
    <Anchor component={Link} href={addressOf(folder)} size="sm" c="dimmed" className="one-line">
      {folder === '/' ? 'Workspaces' : folder}
    </Anchor>
  );
}
