import { ActionIcon, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

interface CopyFieldProps {
  readonly label?: string;
  readonly value: string;
}

/** A value to copy, in one or several lines. */
export function CopyField({ label, value }: CopyFieldProps) {
  return (
    <div>
      {label !== undefined && (
        <Text size="xs" c="dimmed" mb={4}>
          {label}
        </Text>
      )}
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Code block className="copy-value" tabIndex={0}>
          {value}
        </Code>
        <CopyIcon what={label ?? value.split('\n', 1)[0] ?? ''} value={value} />
      </Group>
    </div>
  );
}

export function CopyIcon({ what, value }: { readonly what: string; readonly value: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy'}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'patio' : 'gray'}
            size="lg"
            onClick={copy}
            aria-label={copied ? 'Copied' : `Copy ${what}`}
          >
            {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
