import type { Role } from '../line/line.ts';
import { openProcess, type Process, type ProcessOptions } from './open-process.ts';

export const ALL_ROLES: readonly Role[] = ['collector', 'worker', 'api'];

/** The whole line in one process, with log and warehouse open and the worker at work. */
export async function openWhole(options: Omit<ProcessOptions, 'roles'>): Promise<Process> {
  const whole = await openProcess({ ...options, roles: ALL_ROLES });
  try {
    await whole.connected;
    return whole;
  } catch (error) {
    await whole.close();
    throw error;
  }
}
