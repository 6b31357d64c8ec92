import type { AuditEntry, AuditFilter, AuditVerification } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import {
  door,
  givenInstant,
  instant,
  instantJson,
  nodeId,
  pageJson,
  pageOf,
  pageQuery,
  tokenId,
} from '../schemas/common.js';
import { named } from '../schemas/named.js';

const entry = named(
  'AuditEntry',
  z
    .object({
      id: z.int(),
      at: instant,
      userId: z.guid().nullable(),
      login: z.string().nullable().describe('As known or, for failed logins, as given'),
      tokenId: tokenId.nullable(),
      door,
      address: z.string().nullable(),
      operation: z.string(),
      nodeId: nodeId.nullable(),
      path: z.string().nullable().describe('The path at that time'),
      result: z.string().describe('`ok`, or the code of the error that refused it'),
      detail: z.record(z.string(), z.unknown()).nullable(),
    })
    .describe('Who did what, through which door and token, from where, with what result'),
);
const entryPage = pageOf('AuditPage', entry);

/** What entries can be chosen by. */
export const auditFilters = {
  login: z.string().max(100).exactOptional().describe('Entries of this user'),
  tokenId: tokenId.exactOptional(),
  nodeId: nodeId.exactOptional(),
  operation: z.string().max(100).exactOptional().describe('For example `create` or `token.mint`'),
  door: door.exactOptional(),
  result: z.enum(['ok', 'refused']).exactOptional(),
  since: givenInstant.exactOptional(),
  until: givenInstant.exactOptional(),
};
const filterQuery = pageQuery.extend(auditFilters);

type Chosen = z.output<z.ZodObject<typeof auditFilters>>;

/** The filter as the core takes it. */
export function filterOf({ since, until, ...rest }: Chosen): AuditFilter {
  return {
    ...rest,
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) }),
  };
}

export function entryJson(entry: AuditEntry) {
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
  };
}

const verification = named(
  'AuditVerification',
  z
    .object({
      entries: z.int().describe('How many sealed entries were looked at'),
      days: z.array(
        z.object({
          day: z.iso.date(),
          entries: z.int(),
          hash: z.string().describe('Head of the chain at the end of the day, SHA-256 in hex'),
          prunedAt: instant.nullable().describe('When its entries were removed for their age'),
        }),
      ),
      problems: z
        .array(
          z.object({
            kind: z.enum(['changed', 'missing', 'inserted', 'chain']),
            day: z.iso.date().nullable(),
            entryId: z.int().nullable(),
            detail: z.string(),
          }),
        )
        .describe('At most 1000 of them; none: nobody changed the audit since it was sealed'),
    })
    .describe('What became of checking the chain of the audit'),
);

function verificationJson({ entries, days, problems }: AuditVerification) {
  return {
    entries,
    days: days.map((day) => ({ ...day, prunedAt: instantJson(day.prunedAt) })),
    problems: problems.map((problem) => ({
      ...problem,
      day: problem.day ?? null,
      entryId: problem.entryId ?? null,
    })),
  };
}

export const auditRoutes = [
  route({
    name: 'verifyAudit',
    method: 'GET',
    path: '/api/v1/audit/verify',
    tag: 'Audit',
    summary: 'Check that nobody changed, removed or inserted entries',
    description: 'For administrators. Goes through the whole chain: takes its time when there is much.',
    responses: { 200: { description: 'What was found', json: verification } },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal }) {
      return { status: 200, json: verificationJson(await platform.admin.verifyAudit(principal)) };
    },
  }),
  route({
    name: 'readAudit',
    method: 'GET',
    path: '/api/v1/audit',
    tag: 'Audit',
    summary: 'Who did what, newest first',
    description: 'Administrators see everything, others what they did themselves.',
    query: filterQuery,
    responses: { 200: { description: 'One page of entries', json: entryPage } },
    errors: ['forbidden', 'insufficient_scope'],
    async handle({ platform, principal, query }) {
      const { cursor, limit, ...filter } = query;
      const page = cursor === undefined ? { limit } : { cursor, limit };
      return {
        status: 200,
        json: pageJson(await platform.admin.readAudit(principal, filterOf(filter), page), entryJson),
      };
    },
  }),
];
