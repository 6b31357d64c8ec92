import { ownHeaders } from '../api/client.js';

/** News of a token, as `GET /api/v1/events` tells it. */
export interface TokenNews {
  /** null: any of them may have changed. */
  readonly tokenId: string | null;
  readonly use: TokenUse | null;
}

export interface TokenUse {
  readonly at: string;
  readonly door: 'rest' | 'webdav' | 'sftp';
  readonly address: string;
  readonly client: string | null;
}

type Listener = (news: TokenNews) => void;

interface Stream {
  readonly listeners: Set<Listener>;
  stop(): void;
}

const anyToken: TokenNews = { tokenId: null, use: null };
const firstRetryMs = 1_000;
const maxRetryMs = 30_000;

/** One connection for each user looked at, however many listen. */
const streams = new Map<string, Stream>();

/**
 * Calls `listener` with what happens to the tokens of a user, and with "any may have changed" whenever something may have been missed. A window
 * that nobody sees keeps no connection: browsers have few of them for one server.
 */
export function followTokens(login: string, listener: Listener): () => void {
  let stream = streams.get(login);
  if (!stream) {
    const listeners = new Set<Listener>();
    const tellAll: Listener = (news) => {
      for (const tell of listeners) tell(news);
    };
    stream = { listeners, stop: keepConnected(login, tellAll) };
    streams.set(login, stream);
  }
  const { listeners, stop } = stream;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    streams.delete(login);
    stop();
  };
}

function keepConnected(login: string, tell: Listener): () => void {
  let connection: AbortController | undefined;
  const connect = () => {
    connection?.abort();
    connection = new AbortController();
    if (!document.hidden) void stayConnected(login, tell, connection.signal);
  };
  document.addEventListener('visibilitychange', connect);
  connect();
  return () => {
    document.removeEventListener('visibilitychange', connect);
    connection?.abort();
  };
}

async function stayConnected(login: string, tell: Listener, signal: AbortSignal): Promise<void> {
  for (let retryMs = firstRetryMs; !signal.aborted; retryMs = Math.min(maxRetryMs, 2 * retryMs)) {
    try {
      const response = await fetch(`/api/v1/events?${new URLSearchParams({ login })}`, {
        headers: ownHeaders,
        signal,
      });
      // Asking for the tokens tells the page that nobody is signed in any more.
      tell(anyToken);
      if (response.ok && response.body) {
        await read(response.body, tell);
        retryMs = firstRetryMs;
      } else if (response.status < 500 && response.status !== 429) return;
    } catch {
      // Not reached, broken off or no longer wanted: the loop decides.
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

/** Ends with the stream. */
async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, tell: Listener): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const blocks = (text + piece.value).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: token\ndata: (.*)$/.exec(block)?.[1];
      if (data !== undefined) tell(JSON.parse(data) as TokenNews);
    }
  }
  tell(anyToken);
}
