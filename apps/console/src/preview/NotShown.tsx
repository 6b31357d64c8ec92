import { Center, Text } from '@mantine/core';

/** What stands where a content would. */
export function NotShown({ children }: { readonly children: string }) {
  return (
    <Center h="100%" mih={160}>
      <Text c="dimmed" size="sm">
        {children}
      </Text>
    </Center>
  );
}
