import { describe, expect, it } from 'vitest';
import type { ChainNode, LockRow } from '../nodes/index.js';
import { blockingLocks, conflictingLocks, locksCovering } from './cover.js';

function lock(token: string, options: Partial<LockRow> = {}): LockRow {
  return {
    token,
    nodeId: 'n' as never,
    userId: 'alice' as never,
    holder: 'alice',
    shared: false,
    deep: false,
    ownerXml: '',
    timeoutSeconds: 60,
    expiresAt: new Date(0),
    ...options,
  };
}

function chain(...locks: LockRow[][]): ChainNode[] {
  return locks.map((own) => ({ locks: own }) as unknown as ChainNode);
}

const alice = (...tokens: string[]) => ({ userId: 'alice' as never, lockTokens: new Set(tokens) });

describe('locksCovering', () => {
  it('takes the own locks and the deep ones above', () => {
    const found = locksCovering(chain([lock('deep', { deep: true }), lock('flat')], [lock('own')]));
    expect(found.map(({ token }) => token)).toEqual(['deep', 'own']);
  });
});

describe('blockingLocks', () => {
  it('blocks the holder without the token, and others with it', () => {
    expect(blockingLocks([lock('a')], alice())).toHaveLength(1);
    expect(blockingLocks([lock('a')], alice('a'))).toEqual([]);
    expect(blockingLocks([lock('a')], { userId: 'bob' as never, lockTokens: new Set(['a']) })).toHaveLength(
      1,
    );
  });

  it('asks no token of the holder at a door that has none', () => {
    expect(blockingLocks([lock('a')], { userId: 'alice' as never, lockTokens: undefined })).toEqual([]);
    expect(blockingLocks([lock('a')], { userId: 'bob' as never, lockTokens: undefined })).toHaveLength(1);
  });

  it('is content with one of several shared locks on a node, not with one on another node', () => {
    const shared = [lock('a', { shared: true }), lock('b', { shared: true, userId: 'bob' as never })];
    expect(blockingLocks(shared, alice('a'))).toEqual([]);
    expect(blockingLocks([...shared, lock('c', { nodeId: 'm' as never })], alice('a'))).toMatchObject([
      { token: 'c' },
    ]);
  });
});

describe('conflictingLocks', () => {
  it('lets only shared locks stand beside each other', () => {
    expect(conflictingLocks([lock('a', { shared: true })], { shared: true })).toEqual([]);
    expect(conflictingLocks([lock('a', { shared: true })], { shared: false })).toHaveLength(1);
    expect(conflictingLocks([lock('a')], { shared: true })).toHaveLength(1);
  });
});
