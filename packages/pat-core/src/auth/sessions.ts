import type { TokenId } from '../shared/ids.js';
import type { Credential } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import { concerns } from './cache.js';
import { refusalOf, sessionRefusal } from './judge.js';
import { createReporter } from './reporter.js';
import type { Principal } from './types.js';

/** Without a proven channel the database is asked for all watched tokens so often. */
const sweepIntervalMs = 500;

/** The open sessions, ended when their token or user stops being good. */
export interface Sessions {
  /** `known` is what was learned of the token and may still be believed; without it the database is asked at once. */
  watch(principal: Principal, known: Credential | undefined, onEnd: () => void): () => void;
  /** Asks the database again about those concerned. */
  changed(change: CredentialChange): void;
  /** Asks the database again about all of them: changes may have been missed. */
  checkAll(): void;
  /** Looks for tokens that have come to their end; to be called several times a second. */
  tick(): void;
  readonly size: number;
}

export interface SessionsOptions {
  readonly load: (ids: readonly TokenId[]) => Promise<readonly Credential[]>;
  readonly clock: () => number;
  /** Monotonic milliseconds. */
  readonly elapsed: () => number;
  readonly isProven: () => boolean;
  readonly onError: (error: unknown) => void;
}

interface Session {
  readonly principal: Principal;
  readonly onEnd: () => void;
}

interface Watched {
  credential: Credential | undefined;
  /** The database is to be asked: only its word ends a session. */
  suspect: boolean;
  readonly sessions: Set<Session>;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { load, clock, elapsed, isProven, onError } = options;
  const watched = new Map<TokenId, Watched>();
  const reporter = createReporter(onError);
  let checking = false;
  let sweptAt = Number.NEGATIVE_INFINITY;

  function suspects(): TokenId[] {
    return [...watched].filter(([, { suspect }]) => suspect).map(([id]) => id);
  }

  async function checkSuspects(): Promise<void> {
    if (checking) return;
    checking = true;
    try {
      for (let ids = suspects(); ids.length > 0; ids = suspects()) {
        await check(ids);
        reporter.succeeded();
      }
    } catch (error) {
      reporter.failed(error);
    } finally {
      checking = false;
    }
  }

  /** One query for all. What becomes suspect while it runs stays so, and is asked about again. */
  async function check(ids: readonly TokenId[]): Promise<void> {
    for (const id of ids) mark(id, false);
    try {
      const loaded = new Map((await load(ids)).map((credential) => [credential.tokenId, credential]));
      for (const id of ids) judge(id, loaded.get(id));
    } catch (error) {
      for (const id of ids) mark(id, true);
      throw error;
    }
  }

  function mark(id: TokenId, suspect: boolean): void {
    const entry = watched.get(id);
    if (entry) entry.suspect = suspect;
  }

  function judge(id: TokenId, credential: Credential | undefined): void {
    const entry = watched.get(id);
    if (!entry) return;
    entry.credential = credential;
    const now = clock();
    for (const session of entry.sessions) {
      if (!credential || sessionRefusal(credential, session.principal, now)) end(id, entry, session);
    }
  }

  function end(id: TokenId, entry: Watched, session: Session): void {
    remove(id, entry, session);
    try {
      session.onEnd();
    } catch (error) {
      onError(error);
    }
  }

  function remove(id: TokenId, entry: Watched, session: Session): void {
    entry.sessions.delete(session);
    if (entry.sessions.size === 0 && watched.get(id) === entry) watched.delete(id);
  }

  function hasEnded(credential: Credential, sessions: Iterable<Session>, now: number): boolean {
    if (refusalOf(credential, now)) return true;
    if (credential.retired.length === 0) return false;
    return [...sessions].some(({ principal }) => sessionRefusal(credential, principal, now));
  }

  function suspectAll(isSuspect: (entry: Watched, id: TokenId) => boolean): void {
    for (const [id, entry] of watched) entry.suspect ||= isSuspect(entry, id);
    void checkSuspects();
  }

  return {
    watch(principal, known, onEnd) {
      const { tokenId } = principal;
      const session: Session = { principal, onEnd };
      const entry = watched.get(tokenId) ?? { credential: known, suspect: false, sessions: new Set() };
      entry.sessions.add(session);
      entry.suspect ||= known === undefined || sessionRefusal(known, principal, clock()) !== undefined;
      watched.set(tokenId, entry);
      void checkSuspects();
      return () => remove(tokenId, entry, session);
    },
    changed(change) {
      suspectAll(({ credential }) => !credential || concerns(change, credential));
    },
    checkAll: () => suspectAll(() => true),
    tick() {
      const sweep = !isProven() && elapsed() - sweptAt >= sweepIntervalMs;
      if (sweep) sweptAt = elapsed();
      const now = clock();
      suspectAll(({ credential, sessions }) => sweep || !credential || hasEnded(credential, sessions, now));
    },
    get size() {
      return watched.size;
    },
  };
}
