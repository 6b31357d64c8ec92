import type { Admin, AuditVerification, SealedEntry } from '@patio/pat-core';

export interface ExportInput {
  readonly after?: number;
  /** RFC 3339. */
  readonly since?: string;
  readonly until?: string;
}

/** The next piece of the audit; `next` is the `after` of the one after it, null at the end. */
export async function exportAudit(admin: Admin, { after, since, until }: ExportInput) {
  const { items, next } = await admin.exportAudit('system', {
    ...(after !== undefined && { after }),
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) }),
  });
  return { items: items.map(entryJson), next: next ?? null };
}

export async function verifyAudit(admin: Admin, _input: object) {
  return verificationJson(await admin.verifyAudit('system'));
}

function entryJson({ seal, ...entry }: SealedEntry) {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    userId: entry.userId ?? null,
    login: entry.login ?? null,
    tokenId: entry.tokenId ?? null,
    door: entry.door,
    address: entry.address ?? null,
    operation: entry.operation,
    nodeId: entry.nodeId ?? null,
    path: entry.path ?? null,
    result: entry.result,
    detail: entry.detail ?? null,
    seal: seal ?? null,
  };
}

function verificationJson({ entries, days, problems }: AuditVerification) {
  return {
    entries,
    days: days.map((day) => ({ ...day, prunedAt: day.prunedAt?.toISOString() ?? null })),
    problems: problems.map(({ day = null, entryId = null, ...problem }) => ({ ...problem, day, entryId })),
  };
}

export type VerificationJson = ReturnType<typeof verificationJson>;
