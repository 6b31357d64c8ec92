import type { OpenDatabase } from '../db/index.js';
import type { TokenId, UserId } from '../shared/ids.js';
import { type CredentialChange, credentialChannel } from '../users/index.js';
import { findOwner } from './store/lists.js';
import { useChannel } from './store/uses.js';
import type { TokenNews, TokenUse } from './types.js';

/** Uses and changes of tokens, whichever process they come about in. */
export interface TokenNewsroom {
  /** Tells `onNews` of the user's tokens from when this resolves until the returned function is called. */
  subscribe(userId: UserId, onNews: (news: TokenNews) => void): Promise<() => void>;
  close(): Promise<void>;
}

interface Subscriber {
  readonly userId: UserId;
  readonly onNews: (news: TokenNews) => void;
}

/** Listens to the database from the first subscriber on: one connection and one look-up for a change, however many there are. */
export function openTokenNewsroom(
  db: Pick<OpenDatabase, 'listen' | 'lookup'>,
  onError: (error: unknown) => void,
): TokenNewsroom {
  const subscribers = new Set<Subscriber>();
  let listening: Promise<readonly (() => Promise<void>)[]> | undefined;

  function tell(userId: UserId | undefined, news: TokenNews): void {
    for (const subscriber of subscribers) {
      if (userId === undefined || subscriber.userId === userId) subscriber.onNews(news);
    }
  }

  function receiveUse(message: string): void {
    const { userId, at, ...use } = JSON.parse(message) as Omit<TokenUse, 'at'> & {
      userId: UserId;
      at: string;
    };
    tell(userId, { kind: 'use', use: { ...use, at: new Date(at) } });
  }

  function receiveChange(message: string): void {
    if (subscribers.size === 0 || message.startsWith('beat:')) return;
    const change = message as CredentialChange;
    if (change === 'policy') tell(undefined, { kind: 'change', tokenId: undefined });
    else if (change.startsWith('user:')) tellOfUser(change.slice('user:'.length) as UserId);
    else void tellOfToken(change.slice('token:'.length) as TokenId);
  }

  function tellOfUser(userId: UserId): void {
    tell(userId, { kind: 'change', tokenId: undefined });
  }

  async function tellOfToken(tokenId: TokenId): Promise<void> {
    try {
      const userId = await findOwner(db, tokenId);
      if (userId) tell(userId, { kind: 'change', tokenId });
    } catch (error) {
      onError(error);
    }
  }

  /** What was told while there was no connection is lost: any token may have changed. */
  const missed = () => tell(undefined, { kind: 'change', tokenId: undefined });

  return {
    async subscribe(userId, onNews) {
      listening ??= Promise.all([
        db.listen(useChannel, receiveUse, missed),
        db.listen(credentialChannel, receiveChange),
      ]).catch((error: unknown) => {
        listening = undefined;
        throw error;
      });
      await listening;
      const subscriber = { userId, onNews };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    async close() {
      subscribers.clear();
      const stops = await listening?.catch(() => []);
      await Promise.all((stops ?? []).map((stop) => stop()));
    },
  };
}
