import {
  type DestinationConditions,
  isPatError,
  type ListEntry,
  type LockInfo,
  type NodeInfo,
} from '@patio/pat-core';
import type { DavContext } from './context.js';
import { badRequest, HttpError } from './errors.js';
import { type Location, locate } from './location.js';
import { evaluateConditions, hasConditions } from './request/conditional.js';
import {
  holds,
  type IfHeader,
  parseIfHeader,
  type ResourceState,
  submittedTokens,
} from './request/if-header.js';
import { parseResourceUrl } from './request/resource-url.js';
import { parentPath } from './tree-path.js';

const maxTaggedResources = 32;

interface LoadedState extends ResourceState {
  readonly path: string;
  /** Both ends of the change are looked at again when it is made. */
  etag: string | undefined;
}

const nothing: ResourceState = { etag: undefined, lockTokens: new Set() };

/**
 * Evaluates a request's `If` header and returns what the core is to check again when it makes the change: the submitted lock
 * tokens, and that conditional headers and the entity tags of both ends still hold then.
 * @throws HttpError 412 when the `If` header does not hold, 400 when it is malformed
 * @see RFC 4918 §10.4, RFC 9110 §13
 */
export async function prepareConditions(context: DavContext): Promise<DestinationConditions> {
  const { headers } = context.request;
  const text = context.header('if');
  if (text === undefined) return hasConditions(headers) ? { expect: expectHeaders(context) } : {};
  const header = parseIfHeader(text);
  const states = await loadStates(context, header);
  const stateOf = (tag: string | undefined) => states.get(tag) ?? nothing;
  if (!holds(header, stateOf)) throw new HttpError(412, 'The If header does not hold.');
  const expectOwn = expectHeaders(context);
  const holdsWith = (path: string | undefined, current: NodeInfo | undefined) => {
    for (const state of states.values()) if (state.path === path) state.etag = current?.etag;
    return holds(header, stateOf);
  };
  return {
    lockTokens: submittedTokens(header),
    expect: (current) => expectOwn(current) && holdsWith(pathOf(context.location), current),
    expectDestination: (current) => holdsWith(context.destinationPath, current),
  };
}

function expectHeaders({ request }: DavContext): (current: NodeInfo | undefined) => boolean {
  return (current) => evaluateConditions(request.headers, current, false) === 'perform';
}

async function loadStates(
  context: DavContext,
  header: IfHeader,
): Promise<Map<string | undefined, LoadedState>> {
  const tags = new Set(header.map(({ resource }) => resource));
  if (tags.size > maxTaggedResources) throw badRequest('The If header names too many resources.');
  const states = new Map<string | undefined, LoadedState>();
  for (const tag of tags) {
    const state = await loadState(context, tag);
    if (state) states.set(tag, state);
  }
  return states;
}

/** undefined where the tree has no such place. */
async function loadState(context: DavContext, tag: string | undefined): Promise<LoadedState | undefined> {
  const path = tag === undefined ? pathOf(context.location) : await taggedPath(context, tag);
  if (path === undefined) return undefined;
  const entry = await find(context, path);
  if (entry) return { path, etag: entry.node.etag, lockTokens: tokensOf(entry.locks) };
  return { path, etag: undefined, lockTokens: tokensOf(await locksOnUnseen(context, path)) };
}

async function taggedPath(context: DavContext, tag: string): Promise<string | undefined> {
  const place = parseResourceUrl(tag, context.ownHosts());
  return place && pathOf(await locate(context, place));
}

/** undefined where the tree has no such place. */
function pathOf({ drive, names }: Location): string | undefined {
  try {
    return drive.pathOf(names);
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}

async function find({ files, principal }: DavContext, path: string): Promise<ListEntry | undefined> {
  try {
    return await files.describe(principal, { path });
  } catch (error) {
    if (isPatError(error, 'not_found', 'parent_missing', 'forbidden', 'invalid_name')) return undefined;
    throw error;
  }
}

/** The locks on a place where the caller sees nothing: deep ones of the folder hold for names in it that do not exist yet. */
async function locksOnUnseen(context: DavContext, path: string): Promise<readonly LockInfo[]> {
  const parent = await find(context, parentPath(path));
  if (parent?.node.permissions.read) return parent.locks.filter(({ deep }) => deep);
  return context.files.ownLocks(context.principal, { path });
}

function tokensOf(locks: readonly LockInfo[]): ReadonlySet<string> {
  return new Set(locks.map(({ token }) => token));
}
