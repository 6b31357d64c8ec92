import type { ServerResponse } from 'node:http';
import type { UserId } from '@patio/pat-core';
import { Problem } from '../problem.js';
import { securityHeaders } from '../reply/security-headers.js';

/** Often enough that proxies, which commonly wait for a minute, keep the connection. */
const heartbeatMs = 15_000;
/** More than anybody's open windows; each costs a connection. */
const streamsPerUser = 20;
/** What may wait for a client that does not read before it is cut. */
const maxWaitingBytes = 64 * 1024;

/** One open answer of server-sent events (WHATWG HTML §9.2). */
export interface EventStream {
  send(event: string, data: unknown): void;
  /** Idempotent. */
  end(): void;
}

/** The open streams of the door. */
export interface EventStreams {
  /**
   * Begins the answer; `onClose` is called once when it is over, whoever ended it.
   * @throws Problem too_many_requests
   */
  open(response: ServerResponse, userId: UserId, onClose: () => void): EventStream;
  /** Ends all of them, as they would never end by themselves, and refuses new ones. */
  close(): void;
}

export function createEventStreams(): EventStreams {
  const open = new Map<EventStream, UserId>();
  let closed = false;

  return {
    open(response, userId, onClose) {
      const own = [...open.values()].filter((owner) => owner === userId).length;
      if (closed || own >= streamsPerUser) {
        throw new Problem('too_many_requests', `At most ${streamsPerUser} streams of events can be open.`);
      }
      response.writeHead(200, {
        ...securityHeaders,
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        // Proxies that gather answers would deliver none of this.
        'X-Accel-Buffering': 'no',
      });
      const write = (text: string) => {
        if (response.writableLength > maxWaitingBytes) response.destroy();
        else if (!response.writableEnded) response.write(text);
      };
      const heartbeat = setInterval(write, heartbeatMs, ':\n\n').unref();
      const stream: EventStream = {
        send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        end: () => response.end(),
      };
      open.set(stream, userId);
      response.once('close', () => {
        clearInterval(heartbeat);
        open.delete(stream);
        onClose();
      });
      write(':\n\n');
      return stream;
    },
    close() {
      closed = true;
      for (const stream of open.keys()) stream.end();
    },
  };
}
