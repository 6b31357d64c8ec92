import type { TokenNews } from '../tokens/types.js';
import { findUser } from '../users/index.js';
import { type Caller, isOwnLogin, requireAdministrator } from './caller.js';
import { existingUser } from './existing.js';
import type { AdminDependencies, Gate } from './gate.js';
import type { Admin } from './types.js';

/** What happens to tokens while somebody looks at them. */
export function tokenFollowing(gate: Gate, { db, newsroom }: AdminDependencies): Pick<Admin, 'followTokens'> {
  return {
    followTokens(actor, login, onNews) {
      return gate.ask(actor, { operation: 'token.follow', detail: { login } }, async (caller) => {
        const isOwn = isOwnLogin(caller, login);
        if (!isOwn) requireAdministrator(caller);
        const { id } = existingUser(await findUser(db, login), login);
        return newsroom.subscribe(id, isOwn && caller?.scopes ? onlyOf(caller, onNews) : onNews);
      });
    },
  };
}

/** A token with scopes hears of itself alone. */
function onlyOf(caller: NonNullable<Caller>, onNews: (news: TokenNews) => void) {
  return (news: TokenNews) => {
    const { tokenId } = news.kind === 'use' ? news.use : news;
    if (tokenId === undefined || tokenId === caller.tokenId) onNews(news);
  };
}
