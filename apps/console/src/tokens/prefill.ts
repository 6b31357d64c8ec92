import type { Prefill, TokenDraft } from './draft.js';
import { type Expiry, type ExpiryModel, hasEnd, hasWindow, models } from './expiry.js';
import { type Limits, restrictions, tokenDoors, toLocalField } from './limits.js';
import { formatScope, parseScope } from './scopes.js';

const fields = [
  ...['name', 'scopes', 'ends', 'unusedSeconds', 'lifetimeSeconds'],
  ...['doors', 'networks', 'restrictions', 'notBefore', 'maxUses'],
];

/** What `/tokens?name=…&scopes=…&doors=…` asks for; undefined when it asks for nothing. What makes no sense is left out. */
export function readPrefill(search: string): Prefill | undefined {
  const query = new URLSearchParams(search);
  if (!fields.some((field) => query.has(field))) return undefined;
  return {
    name: query.get('name') ?? '',
    scopes: listIn(query, 'scopes').map(parseScope),
    expiry: readExpiry(query),
    limits: readLimits(query),
  };
}

/** The link that fills the form in as it is now. */
export function prefillLink({ name, isScoped, scopes, expiry, limits }: TokenDraft, origin: string): string {
  const { doors, networks, restrictions: chosen, notBefore, maxUses } = limits;
  const query = new URLSearchParams({
    name,
    ...(isScoped && { scopes: scopes.map(formatScope).join(',') }),
    ends: expiry.model,
    ...(hasWindow(expiry.model) && { unusedSeconds: String(expiry.unusedSeconds ?? '') }),
    ...(hasEnd(expiry.model) && { lifetimeSeconds: String(expiry.lifetimeSeconds ?? '') }),
    ...(doors.length < tokenDoors.length && { doors: doors.join(',') }),
    ...(networks.length > 0 && { networks: networks.join(',') }),
    ...(chosen.length > 0 && { restrictions: chosen.join(',') }),
    ...(notBefore !== '' && { notBefore: new Date(notBefore).toISOString() }),
    ...(maxUses !== undefined && { maxUses: String(maxUses) }),
  });
  return `${origin}/tokens?${query}`;
}

function readExpiry(query: URLSearchParams): Partial<Expiry> {
  const model = models.find(({ value }) => value === query.get('ends'))?.value;
  const unusedSeconds = positiveIn(query, 'unusedSeconds');
  const lifetimeSeconds = positiveIn(query, 'lifetimeSeconds');
  const chosen = model ?? impliedModel(unusedSeconds, lifetimeSeconds);
  return {
    ...(chosen && { model: chosen }),
    ...(unusedSeconds !== undefined && { unusedSeconds }),
    ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
  };
}

function impliedModel(
  unusedSeconds: number | undefined,
  lifetimeSeconds: number | undefined,
): ExpiryModel | undefined {
  if (unusedSeconds !== undefined) return lifetimeSeconds === undefined ? 'auto' : 'capped';
  return lifetimeSeconds === undefined ? undefined : 'hard';
}

function readLimits(query: URLSearchParams): Partial<Limits> {
  const doors = tokenDoors.map(({ value }) => value).filter((door) => listIn(query, 'doors').includes(door));
  const notBefore = Date.parse(query.get('notBefore') ?? '');
  const maxUses = positiveIn(query, 'maxUses');
  const wanted = listIn(query, 'restrictions');
  return {
    ...(doors.length > 0 && { doors }),
    networks: listIn(query, 'networks'),
    restrictions: restrictions.map(({ value }) => value).filter((value) => wanted.includes(value)),
    ...(!Number.isNaN(notBefore) && { notBefore: toLocalField(new Date(notBefore).toISOString()) }),
    ...(maxUses !== undefined && { maxUses }),
  };
}

function listIn(query: URLSearchParams, field: string): string[] {
  return (query.get(field) ?? '').split(/[\s,]+/).filter((text) => text !== '');
}

function positiveIn(query: URLSearchParams, field: string): number | undefined {
  const number = Number(query.get(field) ?? '');
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
