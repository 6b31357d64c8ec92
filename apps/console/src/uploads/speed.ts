import { useEffect, useRef, useState } from 'react';

const everyMs = 1_000;
/** How much of the last second counts, beside all before it. */
const weight = 0.3;

/** Bytes a second, smoothed; undefined before there is anything to tell. */
export function useSpeed(sentBytes: number): number | undefined {
  const [speed, setSpeed] = useState<number>();
  const now = useRef(sentBytes);
  now.current = sentBytes;
  useEffect(() => {
    let before = now.current;
    const timer = setInterval(() => {
      // It falls when files that are done are cleared.
      const gained = Math.max(now.current - before, 0) * (1000 / everyMs);
      before = now.current;
      setSpeed((last) => (last === undefined ? gained : last + weight * (gained - last)));
    }, everyMs);
    return () => clearInterval(timer);
  }, []);
  return speed;
}

/** "5 minutes left"; undefined when it cannot be told. */
export function timeLeft(bytes: number, speed: number | undefined): string | undefined {
  if (!speed || speed < 1 || bytes <= 0) return undefined;
  const seconds = Math.ceil(bytes / speed);
  if (seconds < 60) return `${seconds} s left`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min left`;
  return `${Math.floor(seconds / 3600)} h ${Math.ceil((seconds % 3600) / 60)} min left`;
}
