import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { api, ask, type Schemas, type Token } from '../api/client.js';
import type { TokenNews } from '../live/token-stream.js';

/** What users make themselves: with a secret, or of an SSH key; undefined: both. */
export type ListedKind = 'pat' | 'ssh_key' | undefined;
type Pages = InfiniteData<Schemas['TokenPage'], string | undefined>;

const longestWaitMs = 3_600_000;

/** Tokens of a user, newest first. */
export const tokensQuery = (login: string, kind?: ListedKind) =>
  infiniteQueryOptions({
    queryKey: ['tokens', login, kind ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 50, ...(kind && { kind }), ...(cursor !== undefined && { cursor }) };
      return ask(api.GET('/api/v1/users/{login}/tokens', { params: { path: { login }, query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) => untilNextEnd(tokensIn(state.data), Date.now()),
  });

export const tokenQuery = (id: string) =>
  queryOptions({
    queryKey: ['token', id],
    queryFn: () => ask(api.GET('/api/v1/tokens/{id}', { params: { path: { id } } })),
  });

/** Brings what is shown of a user's tokens up to date: only the one concerned, where one can tell. */
export async function applyNews(queries: QueryClient, login: string, { tokenId }: TokenNews): Promise<void> {
  const queryKey = ['tokens', login];
  if (tokenId === null) return queries.invalidateQueries({ queryKey });
  const isShown = queries
    .getQueriesData<Pages>({ queryKey })
    .some(([, data]) => tokensIn(data).some(({ id }) => id === tokenId));
  if (isShown) showToken(queries, await queries.fetchQuery({ ...tokenQuery(tokenId), staleTime: 0 }));
}

/** Puts a token as it is now into the lists that show it. */
export function showToken(queries: QueryClient, token: Token): void {
  const replaced = (item: Token) => (item.id === token.id ? token : item);
  queries.setQueriesData<Pages>(
    { queryKey: ['tokens', token.login] },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(replaced) })) },
  );
}

function tokensIn(data: Pages | undefined): readonly Token[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

/** Milliseconds until the status of one of them changes by itself. */
function untilNextEnd(tokens: readonly Token[], now: number): number | false {
  const instants = tokens.flatMap(({ endsAt, notBefore }) => [endsAt, notBefore]);
  const waits = instants.map((instant) => Date.parse(instant ?? '') - now).filter((wait) => wait > 0);
  return waits.length > 0 && Math.min(longestWaitMs, Math.min(...waits) + 500);
}
