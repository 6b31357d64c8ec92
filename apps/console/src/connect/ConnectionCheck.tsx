import { Alert, Loader, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Token } from '../api/client.js';
import type { TokenUse } from '../live/token-stream.js';
import { useTokenNews } from '../live/use-token-news.js';
import { tokenQuery } from '../tokens/queries.js';
import { doorNames } from '../ui/doors.js';
import { clock } from '../ui/time.js';

interface ConnectionCheckProps {
  readonly login: string;
  /** Only the uses of this token count; without it those of all tokens of the user. */
  readonly token?: Token;
}

interface Seen {
  readonly tokenId: string;
  readonly use: TokenUse;
}

/** Says as soon as Patio has seen a token connect: through which door, from where and when. */
export function ConnectionCheck({ login, token }: ConnectionCheckProps) {
  const [seen, setSeen] = useState(() => lastUseOf(token));
  useTokenNews(login, ({ tokenId, use }) => {
    if (use && tokenId !== null && (token === undefined || tokenId === token.id)) setSeen({ tokenId, use });
  });
  return (
    <div role="status" aria-label="Connection check">
      {seen ? (
        <Alert color="teal" variant="light" icon={<IconCircleCheck size={20} />}>
          <strong>
            Patio has seen {token ? 'this token' : <TokenName id={seen.tokenId} />} connect:{' '}
            {doorNames[seen.use.door]} from {seen.use.address}
          </strong>
          <Text size="sm">
            {clock(seen.use.at)}
            {seen.use.client !== null && `, ${seen.use.client}`}
          </Text>
        </Alert>
      ) : (
        <Alert color="gray" variant="light" icon={<Loader size={16} color="gray" />}>
          {token ? 'Patio has not seen this token connect yet.' : 'Connect with any of your tokens.'} This
          turns green as soon as Patio sees it.
        </Alert>
      )}
    </div>
  );
}

function TokenName({ id }: { readonly id: string }) {
  const { data } = useQuery(tokenQuery(id));
  return data ? `“${data.name}”` : 'a token';
}

function lastUseOf(token: Token | undefined): Seen | undefined {
  if (!token) return undefined;
  const { id, lastUsedAt: at, lastUsedDoor: door, lastUsedAddress: address, lastUsedClient: client } = token;
  if (at === null || door === null || door === 'cli' || address === null) return undefined;
  return { tokenId: id, use: { at, door, address, client } };
}
