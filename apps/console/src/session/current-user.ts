import { createContext, useContext } from 'react';
import type { Session } from '../api/client.js';

type SignedIn = NonNullable<Session['session']>;

const Context = createContext<SignedIn | undefined>(undefined);

export const CurrentUser = Context.Provider;

/** Who is signed in. Used only where somebody is. */
export function useCurrentUser(): SignedIn {
  const user = useContext(Context);
  if (!user) throw new Error('Nobody is signed in.');
  return user;
}
