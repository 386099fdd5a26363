import { median } from './statistics.ts';
import { milliseconds, seconds } from './units.ts';

/** Milliseconds of each run. */
export interface Times {
  readonly wall: readonly number[];
  /** Of processor time on all cores; empty where another process worked. Tells what a machine shared with others would have done alone. */
  readonly cpu: readonly number[];
}

/** Runs a task that is done when it returns. */
export function timed(runs: number, task: () => unknown): Times {
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    task();
    wall.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  return { wall, cpu };
}

/** Runs a task that is done when its promise is, given the number of the run. */
export async function timedApart(
  runs: number,
  task: (run: number) => Promise<unknown>,
): Promise<Times> {
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await task(run);
    wall.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  return { wall, cpu };
}

/** `0.9 s, 1.1 s (processor 0.8 s)`: each run, and the median of processor time. */
export function listed({ wall, cpu }: Times): string {
  const runs = wall.map((one) => shown(one)).join(', ');
  return cpu.length > 0 ? `${runs} (processor ${shown(median(cpu))})` : runs;
}

export function shown(duration: number): string {
  return duration < 1000 ? milliseconds(duration) : seconds(duration);
}
