import type { LockInfo } from '@patio/pat-core';
import type { Drive } from '../drive.js';
import { escapeText } from '../xml/escape.js';

/** The `DAV:lockdiscovery` property of a node that these locks cover. @see RFC 4918 §15.8, §14.1 */
export function lockDiscovery(locks: readonly LockInfo[], drive: Drive, now: number): string {
  if (locks.length === 0) return '<D:lockdiscovery/>';
  return `<D:lockdiscovery>${locks.map((lock) => activeLock(lock, drive, now)).join('')}</D:lockdiscovery>`;
}

function activeLock(lock: LockInfo, drive: Drive, now: number): string {
  const seconds = Math.max(0, Math.ceil((lock.expiresAt.getTime() - now) / 1000));
  return (
    '<D:activelock><D:locktype><D:write/></D:locktype>' +
    `<D:lockscope>${lock.shared ? '<D:shared/>' : '<D:exclusive/>'}</D:lockscope>` +
    `<D:depth>${lock.deep ? 'infinity' : '0'}</D:depth>` +
    (lock.ownerXml === '' ? '' : `<D:owner>${lock.ownerXml}</D:owner>`) +
    `<D:timeout>Second-${seconds}</D:timeout>` +
    `<D:locktoken><D:href>${escapeText(lock.token)}</D:href></D:locktoken>` +
    `<D:lockroot><D:href>${drive.hrefOf(lock.rootPath, lock.rootKind)}</D:href></D:lockroot></D:activelock>`
  );
}
