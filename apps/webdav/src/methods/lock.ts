import { isPatError, type LockInfo } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { badRequest, HttpError } from '../errors.js';
import { lockDiscovery } from '../properties/lock-discovery.js';
import { readLockinfo } from '../properties/lockinfo-request.js';
import { parseDepth, parseTimeout } from '../request/headers.js';
import { TextWriter, xmlContentType } from '../response/text-writer.js';
import type { XmlElement } from '../xml/element.js';
import { readXml } from './read-xml.js';

const defaultTimeoutSeconds = 3600;

/** LOCK: takes a lock, or with an empty body refreshes one. @see RFC 4918 §9.10 */
export async function lockNode(context: DavContext): Promise<void> {
  const timeoutSeconds = parseTimeout(context.header('timeout')) ?? defaultTimeoutSeconds;
  const root = await readXml(context);
  return root ? takeLock(context, root, timeoutSeconds) : refreshLock(context, timeoutSeconds);
}

async function takeLock(context: DavContext, root: XmlElement, timeoutSeconds: number): Promise<void> {
  const { files, principal, path, conditions, location } = context;
  const { shared, ownerXml } = readLockinfo(root);
  if (path === '/') throw new HttpError(403, 'The list of workspaces cannot be locked.');
  // What is made where there is nothing is a file, which has no such URL.
  if (location.endsInSlash) await files.stat(principal, { path });
  const depth = parseDepth(context.header('depth')) ?? 'infinity';
  if (depth === 1) throw badRequest('The Depth of a lock is 0 or infinity.');
  const request = { shared, deep: depth === 'infinity', ownerXml, timeoutSeconds };
  const { lock, created } = await files
    .lock(principal, { path }, request, conditions)
    .catch((error: unknown) => {
      if (!isPatError(error, 'locked')) throw error;
      throw new HttpError(423, error.message, 'no-conflicting-lock', error.blockedBy);
    });
  sendLock(context, lock, created ? 201 : 200, { 'Lock-Token': `<${lock.token}>` });
}

async function refreshLock(context: DavContext, timeoutSeconds: number): Promise<void> {
  const { files, principal, path, conditions } = context;
  const [token, ...others] = conditions.lockTokens ?? [];
  if (token === undefined || others.length > 0) {
    throw badRequest('A LOCK without a body names one lock token in its If header.');
  }
  const lock = await files.refreshLock(principal, { path }, token, timeoutSeconds).catch((error: unknown) => {
    if (!isPatError(error, 'precondition_failed')) throw error;
    throw new HttpError(412, error.message, 'lock-token-matches-request-uri');
  });
  sendLock(context, lock, 200, {});
}

function sendLock(
  { response, drive, door }: DavContext,
  lock: LockInfo,
  status: number,
  headers: Record<string, string>,
): void {
  const answer = new TextWriter(response, status, { ...headers, 'Content-Type': xmlContentType });
  const discovery = lockDiscovery([lock], drive, door.clock());
  answer.append(`<?xml version="1.0" encoding="utf-8"?>\n<D:prop xmlns:D="DAV:">${discovery}</D:prop>\n`);
  answer.end();
}
