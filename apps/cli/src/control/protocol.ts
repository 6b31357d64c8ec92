import type { ErrorCode } from '@patio/pat-core';

/** Changes when older command lines and servers would no longer understand each other. */
export const protocolVersion = 1;

/** `server` stays; `command` is one `patio admin …` that ends by itself soon. */
export type OwnerKind = 'server' | 'command';

/**
 * The owner's first line, sent as soon as it takes commands. The other side answers with one {@link ControlRequest}, which is
 * answered by one {@link ControlReply}.
 */
export interface Greeting {
  readonly patio: number;
  readonly owner: OwnerKind;
}

export interface ControlRequest {
  readonly operation: string;
  readonly input: unknown;
}

export type ControlReply =
  | { readonly result: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } }
  /** The owner ends and has not begun the request. */
  | { readonly bye: true };
