import type { AuditEntry } from '../api/client.js';

/** What the page's filters say; days are whole and as they are where the browser is. */
export interface AuditFilter {
  readonly login: string;
  readonly tokenId: string;
  readonly operation: string;
  readonly door: AuditEntry['door'] | '';
  readonly result: 'ok' | 'refused' | '';
  /** `2026-11-22`; that day included. */
  readonly from: string;
  readonly to: string;
}

export const noFilter: AuditFilter = {
  ...{ login: '', tokenId: '', operation: '', door: '', result: '', from: '', to: '' },
};
const keys = Object.keys(noFilter) as (keyof AuditFilter)[];

/** From the address of the page, which can be kept and passed on. */
export function readFilter(search: string): AuditFilter {
  const query = new URLSearchParams(search);
  return { ...noFilter, ...Object.fromEntries(keys.map((key) => [key, query.get(key) ?? ''])) };
}

export function filterSearch(filter: AuditFilter): string {
  return String(
    new URLSearchParams(keys.filter((key) => filter[key] !== '').map((key) => [key, filter[key]])),
  );
}

/** The query of the API. */
export function filterQuery({ from, to, ...rest }: AuditFilter): Record<string, string> {
  const set = Object.entries(rest).filter(([, value]) => value !== '');
  const since = startOf(from);
  const until = startOf(to);
  until?.setDate(until.getDate() + 1);
  return {
    ...Object.fromEntries(set),
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
  };
}

export function faultsOfFilter({ tokenId, from, to }: AuditFilter) {
  return {
    ...(tokenId !== '' &&
      !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tokenId) && {
        tokenId: 'The UUID of a token.',
      }),
    ...(from !== '' && to !== '' && to < from && { to: 'Before it begins.' }),
  };
}

/** The beginning of a day where the browser is. */
function startOf(day: string): Date | undefined {
  const date = new Date(`${day}T00:00`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
