import { WarehouseUnavailable } from './warehouse.ts';

/** Statements that were given up and that the engine has not ended yet, by the work they belong to. */
export interface Unfinished {
  add(work: string, ended: Promise<unknown>): void;
  /** @throws WarehouseUnavailable while a statement of the work still runs. */
  refuse(work: string): void;
  /** Resolves once one has gone on for too long. */
  readonly stuck: Promise<WarehouseUnavailable>;
}

/** @param stuckAfterMs so long one may go on after it was given up. */
export function unfinished(stuckAfterMs: number): Unfinished {
  const running = new Map<Promise<unknown>, string>();
  let tell: (why: WarehouseUnavailable) => void = () => {};
  const stuck = new Promise<WarehouseUnavailable>((resolve) => {
    tell = resolve;
  });
  return {
    stuck,
    add(work, ended) {
      running.set(ended, work);
      const timer = setTimeout(() => {
        tell(
          new WarehouseUnavailable(
            `The embedded warehouse has not let go of a statement for ${Math.round(stuckAfterMs / 1000)} s after it was told to end it: only a restart of the process ends it. Nothing that was acknowledged is lost.`,
          ),
        );
      }, stuckAfterMs);
      const over = () => {
        clearTimeout(timer);
        running.delete(ended);
      };
      ended.then(over, over);
    },
    refuse(work) {
      if ([...running.values()].includes(work))
        throw new WarehouseUnavailable(
          'The engine still runs a statement that was given up: what it may write has to be known before the work is done again.',
        );
    },
  };
}
