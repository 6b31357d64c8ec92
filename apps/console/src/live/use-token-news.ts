import { useEffect, useEffectEvent } from 'react';
import { followTokens, type TokenNews } from './token-stream.js';

/** Calls `onNews` with what happens to the tokens of a user while the component is there. */
export function useTokenNews(login: string, onNews: (news: TokenNews) => void): void {
  const tell = useEffectEvent(onNews);
  useEffect(() => followTokens(login, (news) => tell(news)), [login]);
}
