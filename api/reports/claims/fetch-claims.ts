import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { PLATFORM_SOURCES } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CLAIMED_OF } from '../../contract/reports/claims.ts';
import type { Published } from '../answer.ts';
import type { Period } from '../period.ts';

const CLAIMED = sqlFile(import.meta.url, './claimed.sql');
const SEEN = sqlFile(import.meta.url, './seen.sql');

/** Sums of claims; `day_` and `label` of rows by themselves. */
export interface Claimed {
  readonly platform: string;
  readonly setting_: string;
  readonly action_: string;
  readonly day_: string;
  readonly label: string;
  /** Millionths. */
  readonly conversions: string;
  readonly conversions_unknown: string;
  /** Micros. */
  readonly value: string;
  readonly value_unknown: string;
}

/** Conversions with a paid touch of a platform. */
export interface Seen {
  readonly platform: string;
  readonly day: string;
  readonly label: string;
  readonly seen: string;
  /** Billionths of conversions, and micros. */
  readonly share: string;
  readonly revenue: string;
  readonly unknown: string;
  readonly part: string;
}

interface Asked extends Period {
  readonly model: RuleModelName;
  readonly of: (typeof CLAIMED_OF)[number];
  /** One platform, row by row; undefined sums all of them. */
  readonly platform?: string;
}

type From = Pick<Published, 'reader' | 'state'>;

export function fetchClaimed(
  { reader, state }: From,
  { from, to }: Period,
  byRow: boolean,
): Promise<readonly Claimed[]> {
  if (!state) return Promise.resolve([]);
  return reader.rows<Claimed>(CLAIMED, {
    ...{ generation: state.generation, revision: state.revision, from, to },
    ...{ ...PLATFORM_SOURCES, by_row: byRow },
  });
}

export function fetchSeen(
  { reader, state }: From,
  { from, to, model, of, platform }: Asked,
  custom: readonly number[],
): Promise<readonly Seen[]> {
  if (!state) return Promise.resolve([]);
  return reader.rows<Seen>(`${creditOf(model)}\n${SEEN}`, {
    ...{ generation: state.generation, revision: state.revision, from, to, custom },
    ...{ ...PLATFORM_SOURCES, by_row: platform !== undefined, platform: platform ?? '' },
    kinds: of === 'sale' ? ['order', 'deal'] : [of],
  });
}
