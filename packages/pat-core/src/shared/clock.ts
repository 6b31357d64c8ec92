/** The time, in milliseconds since the epoch. Injected, so that tests move it instead of waiting. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
