import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Period } from '../period.ts';
import { fetchCostedSources } from '../query/fetch-around.ts';
import { sourceKey } from '../query/rows/source-key.ts';
import type { Rollup, State } from '../state.ts';

const UNPRICED = sqlFile(import.meta.url, './unpriced.sql');
const ROLLED = sqlFile(import.meta.url, './unpriced-rolled.sql');

/** Paid for in a month, by a source that no cost data has ever told of. */
export interface Unpriced {
  /** First day of the month. */
  readonly month: string;
  readonly channel: string;
  readonly source: string;
}

export interface PricedAndNot {
  readonly unpriced: readonly Unpriced[];
  /** Cost data has told of something. */
  readonly hasCosts: boolean;
}

/** What of the paid traffic of some days has no known cost. A platform that tells its costs and tells none of a month has none there. @param rollup where the state has one. */
export async function fetchUnpriced(
  reader: Reader,
  state: State,
  period: Period,
  rollup?: Rollup,
): Promise<PricedAndNot> {
  const { generation, revision } = state;
  const [touched, costed] = await Promise.all([
    reader.rows<Unpriced>(rollup ? ROLLED : UNPRICED, {
      ...{ generation, revision, ...period },
      ...(rollup && { epoch: rollup.epoch }),
    }),
    fetchCostedSources(reader, state, period.to, rollup),
  ]);
  return {
    unpriced: touched.filter(
      ({ channel, source }) => !costed.has(sourceKey(channel, platformOf(source))),
    ),
    hasCosts: costed.size > 0,
  };
}
