import { readFileSync } from 'node:fs';

export type Meter = { readonly cpuMs: number | undefined; readonly peakKiB: number | undefined };

export type PollMeter = { readonly read: () => Meter; readonly stop: () => void };

const EVERY_MS = 10;
const TICKS_PER_SECOND = 100;

/**
 * Watches a process through /proc where GNU `time` is missing: the high-water mark only grows, so the last look
 * misses at most what happened in the last 10 ms. Without /proc nothing is told.
 */
export function pollMeter(pid: number): PollMeter {
  let seen: Meter = { cpuMs: undefined, peakKiB: undefined };
  const look = (): void => {
    try {
      seen = readProcess(readFileSync(`/proc/${pid}/status`, 'utf8'), readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? seen;
    } catch {
      // The process has just ended, or this system has no /proc: what was seen last stands.
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return { read: () => seen, stop: () => clearInterval(timer) };
}

/** The numbers in /proc/PID/status and /proc/PID/stat; undefined once the process has let go of its memory. */
export function readProcess(status: string, stat: string): Meter | undefined {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  // The name of the process may hold spaces and brackets; the numbers start after the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  if (peak === undefined || Number.isNaN(ticks)) return undefined;
  return { cpuMs: (ticks * 1000) / TICKS_PER_SECOND, peakKiB: Number(peak) };
}
