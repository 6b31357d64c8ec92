import { readFile, writeFile } from 'node:fs/promises';

/** Resident memory of a process now, in MiB. */
export const residentMiB = (pid) => statusMiB(pid, 'VmRSS');

/** Its highest resident memory since {@link forgetPeak}, in MiB. */
export const peakMiB = (pid) => statusMiB(pid, 'VmHWM');

/** Starts the high-water mark again (proc(5), /proc/pid/clear_refs). */
export const forgetPeak = (pid) => writeFile(`/proc/${pid}/clear_refs`, '5');

async function statusMiB(pid, name) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}
