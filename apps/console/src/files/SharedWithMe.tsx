import { Paper, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ShowMore } from '../ui/ShowMore.js';
import { Failure } from '../ui/states.js';
import type { Act } from './actions.js';
import { sharedQuery } from './queries.js';
import { PlacesTable } from './SearchResults.js';

/** Files and folders of others, wherever they are; nothing when there are none. */
export function SharedWithMe({ onAct }: { readonly onAct: Act }) {
  const list = useInfiniteQuery(sharedQuery);
  const nodes = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (nodes.length === 0) return <Failure error={list.error} />;
  return (
    <section aria-labelledby="shared-with-me">
      <Title order={2} size="h4" mb="sm" id="shared-with-me">
        Shared with me
      </Title>
      <Paper withBorder radius="lg" className="list-box">
        <PlacesTable label="Shared with me" nodes={nodes} onAct={onAct} />
        <ShowMore list={list} />
      </Paper>
    </section>
  );
}
