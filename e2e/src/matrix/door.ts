import type { Account } from '../harness/endpoints.js';
import type { Decision, Operation } from './decision.js';
import type { Scene } from './scene.js';

/** What a door answered: its own status, and the names that a listing showed. */
export interface Outcome {
  readonly status: number;
  readonly names?: readonly string[];
}

export type Attempt = (caller: Account, scene: Scene) => Promise<Outcome>;

/** One door as the matrix drives it. Operations that its protocol does not have are left out. */
export interface MatrixDoor {
  readonly name: string;
  readonly attempts: Partial<Record<Operation, Attempt>>;
  /** The status that stands for a decision. `created`: the caller is told that it made something new. */
  expectedStatus(operation: Operation, decision: Decision, created: boolean): number;
}
