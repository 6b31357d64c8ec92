import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type Token = Schemas['Token'];
export type MintedToken = Schemas['MintedToken'];
export type TokenRequest = Schemas['TokenRequest'];
export type Node = Schemas['Node'];
export type NodeDetails = Schemas['NodeDetails'];
export type WorkspacePage = Schemas['WorkspacePage'];
export type Grant = Schemas['Grant'];
export type RecycledItem = Schemas['RecycledItem'];
export type User = Schemas['User'];
export type UserChanges = Schemas['UserChanges'];
export type Policy = Schemas['Policy'];
export type AuditEntry = Schemas['AuditEntry'];
export type Session = Schemas['Session'];
export type Connect = Schemas['Connect'];

/** The header shows the server that a change comes from this very page. */
export const ownHeaders = { 'Patio-Console': '1' };

export const api = createClient<paths>({ headers: ownHeaders });

/** What the server refused, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    message: string,
    readonly code: string | undefined,
    readonly fields: Readonly<Record<string, string>>,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a success. @throws ApiError for everything else, also when the server cannot be reached */
export async function ask<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer.catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw toApiError(response.status, error);
  return data as Data;
}

/** @param body the problem document, parsed */
export function toApiError(status: number, body: unknown): ApiError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Schemas['Problem']>;
  const fields = Object.fromEntries(
    (problem.errors ?? []).map(({ field, reason }) => [field.split('.', 1)[0] ?? field, reason]),
  );
  return new ApiError(status, problem.detail ?? `The server answered ${status}.`, problem.code, fields);
}

export function unreachable(): ApiError {
  return new ApiError(0, 'The server cannot be reached.', undefined, {});
}

/** The problem document in the text of an answer; undefined when it is none. */
export function problemOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
