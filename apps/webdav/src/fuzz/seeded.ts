import type { Parameters } from 'fast-check';

/** The same cases at every run, so that what fails can be looked at again. */
export function seeded<T>(numRuns: number): Parameters<T> {
  return { seed: 20_260_601, numRuns, endOnFailure: false };
}
