import type { LockInfo, NodeInfo } from '@patio/pat-core';
import type { Drive } from '../drive.js';
import { escapeText } from '../xml/escape.js';

/** The `DAV:lockdiscovery` property of a node: the locks that cover it. @see RFC 4918 §15.8, §14.1 */
export function lockDiscovery(
  node: Pick<NodeInfo, 'id' | 'kind'>,
  locks: readonly LockInfo[],
  drive: Drive,
  now: number,
): string {
  if (locks.length === 0) return '<D:lockdiscovery/>';
  return `<D:lockdiscovery>${locks.map((lock) => activeLock(node, lock, drive, now)).join('')}</D:lockdiscovery>`;
}

function activeLock(node: Pick<NodeInfo, 'id' | 'kind'>, lock: LockInfo, drive: Drive, now: number): string {
  const seconds = Math.max(0, Math.ceil((lock.expiresAt.getTime() - now) / 1000));
  // A lock that covers another node than its own covers it from a folder above.
  const rootKind = lock.nodeId === node.id ? node.kind : 'folder';
  return (
    '<D:activelock><D:locktype><D:write/></D:locktype>' +
    `<D:lockscope>${lock.shared ? '<D:shared/>' : '<D:exclusive/>'}</D:lockscope>` +
    `<D:depth>${lock.deep ? 'infinity' : '0'}</D:depth>` +
    (lock.ownerXml === '' ? '' : `<D:owner>${lock.ownerXml}</D:owner>`) +
    `<D:timeout>Second-${seconds}</D:timeout>` +
    `<D:locktoken><D:href>${escapeText(lock.token)}</D:href></D:locktoken>` +
    `<D:lockroot><D:href>${drive.hrefOf(lock.rootPath, rootKind)}</D:href></D:lockroot></D:activelock>`
  );
}
