import { Button, Center } from '@mantine/core';

/** What of an infinite query loads the next page. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The end of a list that is loaded page by page: a button while there is more. */
export function ShowMore({ list }: { readonly list: Paged }) {
  if (!list.hasNextPage) return null;
  return (
    <Center p="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
        Show more
      </Button>
    </Center>
  );
}
