import { badRequest } from '../errors.js';

/** One condition of a list: a state token or an entity tag, perhaps under `Not`. */
interface Condition {
  readonly negated: boolean;
  readonly kind: 'token' | 'etag';
  /** The token, or the entity tag without quotes; a weak one keeps its `W/` and so never matches. */
  readonly value: string;
}

/** Conditions that must hold together. */
interface ConditionList {
  /** The resource tag as sent; undefined: the resource that the request is about. */
  readonly resource: string | undefined;
  readonly conditions: readonly Condition[];
}

/** A parsed `If` header: it holds when any of its lists does. */
export type IfHeader = readonly ConditionList[];

/** What the conditions about one resource are compared with. */
export interface ResourceState {
  /** Without quotes; undefined where there is no resource. */
  readonly etag: string | undefined;
  readonly lockTokens: ReadonlySet<string>;
}

const tagOrList = /\s*(?:<([^<>\s]+)>|\(((?:<[^<>]*>|"[^"]*"|[^()<>"])+)\))/y;
const condition = /\s*(not\b)?\s*(?:<([^<>\s]+)>|\[\s*((?:W\/)?"[^"]*")\s*\])/iy;
const maxLists = 100;

/**
 * Parses an `If` header. Lists after a resource tag belong to that tag.
 * @throws HttpError 400
 * @see RFC 4918 §10.4.2
 */
export function parseIfHeader(text: string): IfHeader {
  const lists: ConditionList[] = [];
  let resource: string | undefined;
  let tagIsUsed = true;
  for (const [, tag, list] of matchAll(tagOrList, text)) {
    if (list !== undefined) {
      lists.push({ resource, conditions: parseConditions(list) });
      tagIsUsed = true;
    } else {
      if (!tagIsUsed) throw malformed();
      resource = tag;
      tagIsUsed = false;
    }
  }
  if (!tagIsUsed || lists.length === 0 || lists.length > maxLists) throw malformed();
  return lists;
}

function parseConditions(list: string): Condition[] {
  const conditions = matchAll(condition, list).map(([, not, token, etag = '']): Condition => {
    const negated = not !== undefined;
    if (token !== undefined) return { negated, kind: 'token', value: token };
    return { negated, kind: 'etag', value: etag.startsWith('"') ? etag.slice(1, -1) : etag };
  });
  if (conditions.length === 0) throw malformed();
  return conditions;
}

/** All matches of a sticky pattern, one after the other, up to the end of the text. @throws HttpError 400 */
function matchAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  const end = text.trimEnd().length;
  for (let position = 0; position < end; position = pattern.lastIndex) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (!match) throw malformed();
    matches.push(match);
  }
  return matches;
}

function malformed() {
  return badRequest('The If header is malformed.');
}

/** All lock tokens that the header submits: those in any condition (RFC 4918 §10.4.1, §6.5). */
export function submittedTokens(header: IfHeader): Set<string> {
  const tokens = new Set<string>();
  for (const { conditions } of header) {
    for (const { kind, value } of conditions) if (kind === 'token') tokens.add(value);
  }
  return tokens;
}

/** Whether the header holds, given the state of each resource that it names. */
export function holds(header: IfHeader, stateOf: (resource: string | undefined) => ResourceState): boolean {
  return header.some(({ resource, conditions }) => {
    const state = stateOf(resource);
    return conditions.every(({ kind, value, negated }) => {
      const matches = kind === 'token' ? state.lockTokens.has(value) : state.etag === value;
      return matches !== negated;
    });
  });
}
