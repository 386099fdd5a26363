import * as fc from 'fast-check';

export const number = (max: number) => fc.integer({ min: 0, max });
export const money = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);

export function pad(n: number): string {
  return String(n).padStart(2, '0');
}
