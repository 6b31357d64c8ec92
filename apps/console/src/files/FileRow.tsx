import { Checkbox, Table, Text } from '@mantine/core';
import { IconFolderFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { previewKind } from '../preview/kinds.js';
import { useCurrentUser } from '../session/current-user.js';
import { size } from '../ui/size.js';
import { ago, exactly } from '../ui/time.js';
import type { Act } from './actions.js';
import { FileIcon } from './FileIcon.js';
import { NodeMenu } from './NodeMenu.js';
import { addressOf, contentOf, previewAddressOf } from './paths.js';
import type { Listed } from './queries.js';

interface FileRowProps {
  readonly node: Listed;
  readonly index: number;
  readonly isWorkspace: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (node: Listed) => void;
  readonly onFocus: (index: number) => void;
  readonly onAct: Act;
}

export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { node, index, isWorkspace, isSelected, onSelect, onFocus, onAct } = props;
  const { name } = node;
  return (
    <Table.Tr
      data-index={index}
      aria-rowindex={index + 2}
      className="file-row"
      bg={isSelected ? 'var(--mantine-primary-color-light)' : undefined}
      onFocus={() => onFocus(index)}
    >
      {!isWorkspace && (
        <Table.Td>
          <Checkbox
            size="sm"
            aria-label={`Select ${name}`}
            checked={isSelected}
            onChange={() => onSelect(node)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <NodeLink node={node} />
      </Table.Td>
      {isWorkspace ? <Owner node={node} /> : <Facts node={node} />}
      <Table.Td>
        <NodeMenu node={node} onAct={onAct} />
      </Table.Td>
    </Table.Tr>
  );
});

function Owner({ node }: { readonly node: Listed }) {
  const me = useCurrentUser();
  return (
    <Table.Td>
      <Text size="sm" c="dimmed" className="one-line">
        {node.owner === me.login ? 'you' : (node.owner ?? '–')}
      </Text>
    </Table.Td>
  );
}

function Facts({ node }: { readonly node: Listed }) {
  const { kind, sizeBytes, modifiedAt } = node;
  return (
    <>
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
    </>
  );
}

/** Opens a folder, shows a file that can be shown, and downloads every other. */
export function NodeLink({ node }: { readonly node: Listed }) {
  const { id, name, path, kind } = node;
  const inside = (
    <>
      {kind === 'folder' ? (
        <IconFolderFilled size={20} color="var(--mantine-primary-color-filled)" />
      ) : (
        <FileIcon name={name} />
      )}
      <span className="one-line">{name}</span>
    </>
  );
  const shared = { className: 'plain-link folder-link', title: name };
  if (kind === 'folder') {
    return (
      <Link href={addressOf(path)} {...shared}>
        {inside}
      </Link>
    );
  }
  if (previewKind(name)) {
    return (
      <Link href={previewAddressOf(path)} {...shared}>
        {inside}
      </Link>
    );
  }
  return (
    <a href={contentOf(id)} download={name} {...shared}>
      {inside}
    </a>
  );
}
