import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { ChangesReport } from '../../contract/reports/changes.ts';
import type { Period } from '../period.ts';
import type { State } from '../state.ts';

const RATES = sqlFile(import.meta.url, './rates.sql');

interface Stored {
  readonly kind: 'sale' | 'cost';
  readonly place: string;
  readonly currency: string;
  readonly base_before: string;
  readonly own_before: string;
  readonly base_now: string;
  readonly own_now: string;
  readonly returned: string;
}

/** An amount in the base currency over the same in its own. */
interface Rate {
  readonly base: bigint;
  readonly own: bigint;
}

/** Exchange rates that both periods are taken at, so that what a rate moved stands apart. */
export interface Rates {
  readonly hasSold: boolean;
  readonly hasSpent: boolean;
  readonly shown: ChangesReport['meta']['rates'];
  /** An amount at the rate of the earlier period; null where neither period has one. */
  atReference(kind: Stored['kind'], place: string, currency: string, own: bigint): bigint | null;
}

/**
 * The reference of a currency is the mean rate of the earlier period's facts, weighted by amount; where it has none, of the later
 * one's: then no rate moved anything.
 */
export async function fetchRates(
  reader: Reader,
  { generation, revision }: State,
  { period, compare, currency }: { period: Period; compare: Period; currency: string },
): Promise<Rates> {
  const found = await reader.rows<Stored>(RATES, {
    ...{ generation, revision, from: period.from, to: period.to, currency },
    ...{ compare_from: compare.from, compare_to: compare.to },
  });
  const foreign = found.filter((one) => one.currency !== currency && one.currency !== '');
  const references = new Map<string, Rate | null>();
  for (const one of foreign)
    references.set(keyOf(one.kind, one.place, one.currency), before(one) ?? now(one));
  return {
    hasSold:
      found.some(({ kind, returned }) => kind === 'sale' && returned !== '0') ||
      foreign.some(({ kind }) => kind === 'sale'),
    hasSpent: foreign.some(({ kind }) => kind === 'cost'),
    shown: foreign.map((one) => ({
      of: one.kind === 'sale' ? ('sales' as const) : ('costs' as const),
      account: one.place.split('\u001f').join(' · '),
      currency: one.currency,
      before: shown(before(one)),
      now: shown(now(one)),
    })),
    atReference(kind, place, currency, own) {
      const rate = references.get(keyOf(kind, place, currency));
      return rate ? (own * rate.base) / rate.own : null;
    },
  };
}

const keyOf = (...parts: readonly string[]) => parts.join('\u001f');
const before = ({ base_before, own_before }: Stored) => rateOf(base_before, own_before);
const now = ({ base_now, own_now }: Stored) => rateOf(base_now, own_now);

function rateOf(base: string, own: string): Rate | null {
  return own === '0' || base === '0' ? null : { base: BigInt(base), own: BigInt(own) };
}

const shown = (rate: Rate | null) =>
  rate && Number((rate.base * 1_000_000n) / rate.own) / 1_000_000;
