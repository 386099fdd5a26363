import { sqlFile } from '../warehouse/sql-file.ts';
import { type RowReader, row } from '../warehouse/warehouse.ts';
import type { Publication } from './publication.ts';
import type { RollupRecord } from './rollup/rollup-record.ts';

const PENDING = sqlFile(import.meta.url, './pending.sql');

/** What the deriver finds when it looks whether there is something to do: one question for all of it. */
export interface Pending {
  readonly published: Publication & { readonly settings: string };
  /** The newest roll-up. */
  readonly rolled: RollupRecord | undefined;
  /** Loads whose people have still to be derived, the first of them. */
  readonly batches: readonly bigint[];
  /** Of what they touched: `identifier`, `entity`, `slice`. */
  readonly kinds: readonly string[];
  /** Whether anything is set aside, and whether by another version of the program. */
  readonly isAside: boolean;
  readonly isAsideOfOthers: boolean;
}

/** Load batches taken at once. */
const BATCHES = 64;

/** @param version of the program. */
export async function pending(reader: RowReader, version: string): Promise<Pending> {
  const { published, rolled, loads, aside, of_others } = await row<{
    published: readonly [generation: number, revision: string, settings: string];
    rolled: readonly [
      generation: number,
      epoch: number,
      revision: string,
      madeWith: string,
      classifiedBy: string,
    ];
    loads: readonly (readonly [batch: string, kinds: readonly string[]])[];
    aside: string;
    of_others: string;
  }>(reader, PENDING, { limit: BATCHES, version });
  const [generation, revision, settings] = published;
  const [of, epoch, upto, madeWith, classifiedBy] = rolled;
  return {
    published: { generation: generation || 1, revision: Number(revision), settings },
    rolled:
      epoch === 0
        ? undefined
        : { generation: of, epoch, revision: Number(upto), madeWith, classifiedBy },
    batches: loads.map(([batch]) => BigInt(batch)),
    kinds: [...new Set(loads.flatMap(([, kinds]) => kinds))],
    isAside: aside !== '0',
    isAsideOfOthers: of_others !== '0',
  };
}
