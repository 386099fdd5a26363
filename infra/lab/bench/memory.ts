import { readFileSync, writeFileSync } from 'node:fs';

/** Resident bytes of a process now; 0 once it is gone. Linux only, as is the peak below. */
export function residentBytes(pid: number | 'self' = 'self'): number {
  return statusBytes(pid, 'VmRSS');
}

/**
 * Bytes of a process that are its own; 0 once it is gone. The log and the warehouse are read through mapped files as
 * well, whose pages the system takes back when it needs them: they grow with what was written and are told apart.
 */
export function ownBytes(pid: number): number {
  return statusBytes(pid, 'RssAnon') + statusBytes(pid, 'RssShmem');
}

/** Bytes of mapped files that are in memory now. */
export function mappedBytes(pid: number): number {
  return statusBytes(pid, 'RssFile');
}

/** Most resident bytes since the process began or `resetPeak` was called. */
export function peakBytes(pid: number | 'self' = 'self'): number {
  return statusBytes(pid, 'VmHWM');
}

/** Lets the peak begin at what is resident now. */
export function resetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

function statusBytes(pid: number | 'self', field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
