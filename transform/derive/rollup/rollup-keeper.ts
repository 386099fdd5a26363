import type { Publication } from '../publication.ts';
import type { WorkWriter } from '../work-tables.ts';
import { madeWith } from './made-with.ts';
import { type RollUpOptions, rollUp } from './roll-up.ts';
import type { RollupRecord } from './rollup-record.ts';
import { sweepRollups } from './rollup-tables.ts';

export interface KeepRollups extends RollUpOptions {
  /** Least time between two roll-ups while there is always something to derive. */
  readonly everyMs: number;
}

/** Keeps the rollups of a line that has them, and sees to it that nobody waits for those of one that has not. */
export interface RollupKeeper {
  /** Whether the last roll-up began long enough ago. */
  isDue(): boolean;
  /** Rolls up what is published and is not yet. @param rolled the newest roll-up. */
  keep(published: Publication, rolled: RollupRecord | undefined): Promise<void>;
  forget(rolled: RollupRecord | undefined): Promise<void>;
  /** To be called when this process becomes the one that derives. */
  takeOver(): void;
  /** Whether it has begun something that it has not recorded. */
  isMidway(): boolean;
}

/**
 * @param use runs a task in the deriver's session.
 * @param clock µs since 1970 UTC.
 * @param onSwept told when rows of the newest epoch that count for nothing were removed.
 */
export function rollupKeeper(
  options: KeepRollups | undefined,
  use: (task: (writer: WorkWriter) => Promise<void>) => Promise<void>,
  clock: () => number,
  onSwept: () => void,
): RollupKeeper {
  if (!options)
    return {
      ...{ isDue: () => false, keep: async () => {}, takeOver: () => {}, isMidway: () => false },
      async forget(rolled) {
        if (rolled) await use((writer) => writer.run('TRUNCATE TABLE rollups'));
      },
    };
  /** Whether a roll-up may have left rows that count for nothing. */
  let broken = true;
  let isMidway = false;
  let beganAt = Number.NEGATIVE_INFINITY;
  const isRolled = ({ revision }: Publication, rolled: RollupRecord | undefined) =>
    revision === 0 ||
    (rolled?.revision === revision && rolled.madeWith === madeWith(options.customWeights));

  return {
    isDue: () => clock() - beganAt >= options.everyMs * 1000,
    async keep(published, rolled) {
      if (isRolled(published, rolled)) return;
      const began = clock();
      await use(async (writer) => {
        const isLeft = broken || !rolled;
        if (isLeft && (await sweepRollups(writer, rolled ?? { epoch: 0, revision: 0 }))) onSwept();
        broken = true;
        isMidway = true;
        await rollUp(writer, published, rolled, options, began);
        broken = false;
        isMidway = false;
      });
      beganAt = began;
    },
    forget: async () => {},
    takeOver() {
      broken = true;
    },
    isMidway: () => isMidway,
  };
}
