import type { TokenLimits } from '@patio/pat-core';
import type { Operation } from './decision.js';
import type { MatrixDoor } from './door.js';

/** A token without scopes, limited otherwise. */
export interface LimitCase {
  readonly name: string;
  readonly limits: Partial<TokenLimits>;
  /** What its limits make of an operation that its user may do, written without a look at the program's own rules. */
  outcome(operation: Operation, door: MatrixDoor['name']): 'allowed' | 'forbidden' | 'unauthenticated';
}

const reading: readonly Operation[] = ['stat', 'list', 'read'];
const takingAway: readonly Operation[] = ['delete', 'delete folder', 'move', 'move into'];

const oneDoor = (only: 'rest' | 'webdav' | 'sftp'): LimitCase => ({
  name: `only at ${only}`,
  limits: { doors: [only] },
  outcome: (_, door) => (door === only ? 'allowed' : 'unauthenticated'),
});

export const limitCases: readonly LimitCase[] = [
  oneDoor('rest'),
  oneDoor('webdav'),
  oneDoor('sftp'),
  {
    name: 'from this network',
    limits: { networks: ['127.0.0.0/8', '::1/128'] },
    outcome: () => 'allowed',
  },
  {
    name: 'from another network',
    limits: { networks: ['10.0.0.0/8', '2001:db8::/32'] },
    outcome: () => 'unauthenticated',
  },
  {
    name: 'not valid yet',
    limits: { notBefore: new Date(Date.now() + 3_600_000) },
    outcome: () => 'unauthenticated',
  },
  {
    name: 'read-only',
    limits: { restrictions: ['read-only'] },
    outcome: (operation) => (reading.includes(operation) ? 'allowed' : 'forbidden'),
  },
  {
    name: 'no-overwrite',
    limits: { restrictions: ['no-overwrite'] },
    outcome: (operation) => (operation === 'replace' ? 'forbidden' : 'allowed'),
  },
  {
    name: 'no-delete',
    limits: { restrictions: ['no-delete'] },
    outcome: (operation) => (takingAway.includes(operation) ? 'forbidden' : 'allowed'),
  },
];
