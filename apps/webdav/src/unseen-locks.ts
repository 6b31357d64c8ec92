import { isPatError } from '@patio/pat-core';
import type { DavContext } from './context.js';

/**
 * Which of the submitted tokens are locks on a place that the caller may write but not see: those with which a write would get
 * past the locks, when without them it would not.
 */
export async function unseenLockTokens(
  context: DavContext,
  path: string,
  submitted: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  if (submitted.size === 0 || !(await isLockedFor(context, path, new Set()))) return held;
  for (const token of submitted) {
    if (!(await isLockedFor(context, path, new Set([token])))) held.add(token);
  }
  return held;
}

async function isLockedFor(
  { files, principal }: DavContext,
  path: string,
  lockTokens: ReadonlySet<string>,
): Promise<boolean> {
  try {
    await files.checkWrite(principal, { path }, { lockTokens });
    return false;
  } catch (error) {
    if (!isPatError(error)) throw error;
    return isPatError(error, 'locked');
  }
}
