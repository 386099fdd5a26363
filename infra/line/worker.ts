import type { DamageProblem } from './damage-problem.ts';

/** Loads the log into the warehouse and, in one process of all, keeps the derived tables up with it. */
export interface Worker {
  /** What keeps it from working now, if anything. */
  problem(): string | undefined;
  /** Rows of the warehouse that are lost and not yet made again; figures would be too small. */
  damage(): DamageProblem | undefined;
  /** Whether this process is the one that derives. */
  derives(): boolean;
  /** Number of partitions that this process consumes. */
  held(): number;
  /** Looks for work at once. */
  wake(): void;
  stop(): Promise<void>;
}
