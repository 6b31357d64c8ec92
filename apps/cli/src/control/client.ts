import type { Socket } from 'node:net';
import { PatError } from '@patio/pat-core';
import { JsonLines } from './lines.js';
import {
  type ControlReply,
  type ControlRequest,
  type Greeting,
  type OwnerKind,
  protocolVersion,
} from './protocol.js';

/** A connection to the process that owns the data directory, which is ready to take one command. */
export interface Owner {
  readonly kind: OwnerKind;
  /**
   * Has the command carried out.
   * @returns its result, or undefined when the owner ended before it began
   */
  request(request: ControlRequest): Promise<{ readonly result: unknown } | undefined>;
  /** Resolves when the owner has ended. */
  readonly ended: Promise<void>;
  leave(): void;
}

const greetingTimeoutMs = 60_000;

/**
 * Waits until the owner takes commands.
 * @returns undefined when it ended before
 * @throws unavailable when it does not answer, or is another version
 */
export async function meetOwner(socket: Socket): Promise<Owner | undefined> {
  const lines = new JsonLines(socket);
  const greeting = (await nextWithinTime(lines)) as Greeting | undefined;
  if (!greeting) return undefined;
  if (greeting.patio !== protocolVersion) {
    lines.hangUp();
    throw new PatError('unavailable', 'The running server is another version of Patio: restart it.');
  }
  return {
    kind: greeting.owner,
    async request(request) {
      lines.write(request);
      const reply = (await lines.next()) as ControlReply | undefined;
      lines.hangUp();
      return readReply(reply);
    },
    ended: lines.closed,
    leave: () => lines.hangUp(),
  };
}

async function nextWithinTime(lines: JsonLines): Promise<unknown> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    lines.hangUp();
  }, greetingTimeoutMs);
  const value = await lines.next();
  clearTimeout(timer);
  if (late) throw new PatError('unavailable', 'Patio is running on this data directory but does not answer.');
  return value;
}

function readReply(reply: ControlReply | undefined): { result: unknown } | undefined {
  if (!reply) {
    throw new PatError(
      'unavailable',
      'The server ended before it answered: the command may or may not have been carried out.',
    );
  }
  if ('error' in reply) throw new PatError(reply.error.code, reply.error.message);
  return 'result' in reply ? reply : undefined;
}
