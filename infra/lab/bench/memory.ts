import { readFileSync, writeFileSync } from 'node:fs';

/** Resident bytes of a process now; 0 once it is gone. Linux only, as is the peak below. */
export function residentBytes(pid: number | 'self' = 'self'): number {
  return statusBytes(pid, 'VmRSS');
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
