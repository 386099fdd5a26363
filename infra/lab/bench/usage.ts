import { readFileSync } from 'node:fs';
import { mappedBytes, ownBytes } from './memory.ts';

/** What one process took while it was watched. */
export interface Usage {
  /** Bytes of its own, once a second. */
  readonly memory: readonly number[];
  /** Most bytes of mapped files beside them. */
  readonly mapped: number;
  /** Seconds of processor time. */
  readonly cpu: number;
}

export interface Watch {
  /** Watches one more process; one that ends keeps what it took until then. */
  add(name: string, pid: number): void;
  /** Ends it; by name, in the order in which they were added. */
  end(): ReadonlyMap<string, Usage>;
}

/** Clock ticks of /proc in a second, which Linux fixes for every machine. */
const TICKS_A_SECOND = 100;

/** Looks once a second what each of these processes takes. Linux only. */
export function watchProcesses(processes: Readonly<Record<string, number>>): Watch {
  const watched = new Map<
    string,
    {
      pid: number;
      from: number;
      cpu: number;
      memory: number[];
      mapped: number;
    }
  >();
  const look = () => {
    for (const one of watched.values()) {
      const cpu = cpuSeconds(one.pid);
      const memory = ownBytes(one.pid);
      if (cpu === undefined || memory === 0) continue;
      one.cpu = cpu - one.from;
      one.memory.push(memory);
      one.mapped = Math.max(one.mapped, mappedBytes(one.pid));
    }
  };
  const add = (name: string, pid: number) => {
    const memory = [ownBytes(pid)].filter((bytes) => bytes > 0);
    watched.set(name, { pid, from: cpuSeconds(pid) ?? 0, cpu: 0, memory, mapped: 0 });
  };
  for (const [name, pid] of Object.entries(processes)) add(name, pid);
  const timer = setInterval(look, 1000);
  timer.unref();
  return {
    add,
    end() {
      clearInterval(timer);
      look();
      return new Map(
        [...watched].map(([name, { memory, mapped, cpu }]) => [name, { memory, mapped, cpu }]),
      );
    },
  };
}

/** Processor time that a process has taken since its start; undefined once it is gone. */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; user and system time are the 14th and 15th of all.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return undefined;
  }
}

/** Processor time of all, and how it is shared: `1.62 cores: worker 0.80, clickhouse 0.55 …`. */
export function cpuShares(usages: ReadonlyMap<string, Usage>, seconds: number): string {
  const shares = [...usages].map(([name, { cpu }]) => [name, cpu / seconds] as const);
  const all = shares.reduce((sum, [, share]) => sum + share, 0);
  const each = shares
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, share]) => `${name} ${share.toFixed(2)}`);
  return `${all.toFixed(2)} cores: ${each.join(', ')}`;
}
