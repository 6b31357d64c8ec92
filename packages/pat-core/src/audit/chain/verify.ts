import type { Database } from '../../db/index.js';
import type { AuditProblem, AuditVerification } from '../types.js';
import { origin, sealOf } from './canonical.js';
import { type DayHead, foreignEntries, isPruned, readDays, readSeals, sealsAfterEnd } from './store.js';

const batchSize = 1000;
const maxProblems = 1000;

/** Goes through the whole chain, a thousand entries at a time, while others go on writing. Changes nothing. */
export async function verifyChain(db: Database): Promise<AuditVerification> {
  const days = await readDays(db);
  const problems: AuditProblem[] = [];
  let entries = 0;
  let previous: DayHead | undefined;
  for (const head of days) {
    problems.push(...breakBefore(head, previous));
    if (!head.prunedAt) {
      const found = await verifyDay(db, head, previous?.hash ?? origin);
      // What was removed meanwhile for its age is not missing.
      if (found.length === 0 || !(await isPruned(db, head.day))) problems.push(...found);
      entries += countOf(head);
    }
    previous = head;
    if (problems.length >= maxProblems) break;
  }
  problems.push(...(await verifyRest(db, previous)));
  return {
    entries,
    days: days.map((head) => ({
      day: head.day,
      entries: countOf(head),
      hash: head.hash.toString('hex'),
      prunedAt: head.prunedAt ?? undefined,
    })),
    problems: problems.slice(0, maxProblems),
  };
}

function countOf({ firstPosition, lastPosition }: DayHead): number {
  return lastPosition - firstPosition + 1;
}

function breakBefore({ day, firstPosition }: DayHead, previous: DayHead | undefined): AuditProblem[] {
  const expected = (previous?.lastPosition ?? 0) + 1;
  if (firstPosition === expected) return [];
  const detail = `The day begins at place ${firstPosition} of the chain instead of ${expected}: days are missing or were changed.`;
  return [{ kind: 'chain', day, entryId: undefined, detail }];
}

async function verifyDay(db: Database, head: DayHead, start: Buffer): Promise<AuditProblem[]> {
  const { day, firstPosition, lastPosition } = head;
  const problems: AuditProblem[] = [];
  let hash = start;
  let position = firstPosition;
  while (position <= lastPosition && problems.length < maxProblems) {
    const seals = await readSeals(db, { from: position, to: lastPosition, limit: batchSize });
    for (const seal of seals) {
      const { entryId } = seal;
      if (seal.position > position) problems.push(gap(day, position, seal.position - 1));
      position = seal.position + 1;
      if (!seal.entry) {
        problems.push({ kind: 'missing', day, entryId, detail: 'The entry was sealed and is gone.' });
      } else if (!sealOf(hash, seal.entry).equals(seal.hash)) {
        problems.push({
          kind: 'changed',
          day,
          entryId,
          detail: 'The entry, or its place, is not as it was sealed.',
        });
      }
      hash = seal.hash;
    }
    if (seals.length === 0) {
      problems.push(gap(day, position, lastPosition));
      position = lastPosition + 1;
    }
  }
  if (problems.length === 0 && !hash.equals(head.hash)) {
    const detail = 'The sum kept for the day is not that of its last entry.';
    problems.push({ kind: 'chain', day, entryId: undefined, detail });
  }
  return problems;
}

function gap(day: string, from: number, to: number): AuditProblem {
  const detail = `The chain has nothing from place ${from} to ${to}.`;
  return { kind: 'chain', day, entryId: undefined, detail };
}

/** What is there beside the chain. */
async function verifyRest(db: Database, last: DayHead | undefined): Promise<AuditProblem[]> {
  const foreign = await foreignEntries(db, last?.highestEntryId ?? 0, maxProblems);
  const problems: AuditProblem[] = foreign.map((entryId) => ({
    kind: 'inserted',
    day: undefined,
    entryId,
    detail: 'The entry stands among sealed ones and was never sealed.',
  }));
  const beyond = await sealsAfterEnd(db);
  if (beyond === 0) return problems;
  const detail = `${beyond} places of the chain come after the end of the last day: days are missing or were changed.`;
  return [...problems, { kind: 'chain', day: undefined, entryId: undefined, detail }];
}
