import { formatMicros } from '@throughline/ingest/contract/money';
import { kendallTau } from '@throughline/transform/attribution/intervals/kendall-tau';
import type {
  AttributionReport,
  AttributionRow,
  CreditCell,
} from '../../contract/reports/attribution.ts';
import type { AnyModel } from '../../contract/terms.ts';
import type { FittedAmounts } from './fitted-credit.ts';
import type { Amounts, RuleRow } from './rows.ts';

/** What a model gives to each row, by the row's key. */
export type CreditByRow = ReadonlyMap<string, Amounts | FittedAmounts>;

const NOTHING: Amounts = { share: 0n, value: 0n };

/**
 * The cells of one model, one a row in the order of rows.
 * @param whole its credit before conditions took a part of it, to which the intervals of shares belong.
 */
export function cellsOf(
  rows: readonly RuleRow[],
  credit: CreditByRow,
  whole?: CreditByRow,
): readonly CreditCell[] {
  const amounts = rows.map(({ key }) => credit.get(key) ?? NOTHING);
  const sum = (parts: readonly Amounts[]) =>
    Number(parts.reduce((so, { share }) => so + share, 0n));
  const total = sum(amounts);
  const attributed = sum(
    whole
      ? [...whole].flatMap(([key, own]) => (isUnattributed(key) ? [] : own))
      : amounts.filter((_, at) => rows[at]!.kind === 'channel'),
  );
  const ranks = ranksOf(rows, amounts);
  return rows.map((row, at): CreditCell => {
    const own = amounts[at]!;
    return {
      conversions: Number(`${own.share}e-9`),
      share: total === 0 ? null : Number(own.share) / total,
      value: own.value === null ? null : hundredths(own.value),
      romi: romi(own.value, row.cost),
      rank: ranks[at]!,
      ...(isFitted(own) && certainty(own, row.cost, attributed / total)),
    };
  });
}

const isUnattributed = (key: string) => key.startsWith('kind=unattributed');

function isFitted(amounts: Amounts | FittedAmounts): amounts is FittedAmounts {
  return 'removalEffect' in amounts;
}

/** What only a data-driven model knows. */
function certainty(
  fitted: FittedAmounts,
  cost: bigint | null,
  attributed: number,
): Pick<CreditCell, 'removal_effect' | 'interval'> {
  const { removalEffect, interval } = fitted;
  return {
    removal_effect: removalEffect,
    ...(interval && { interval: intervalOf(interval, fitted, cost, attributed) }),
  };
}

function intervalOf(
  interval: NonNullable<FittedAmounts['interval']>,
  { value }: Amounts,
  cost: bigint | null,
  attributed: number,
): NonNullable<CreditCell['interval']> {
  const [low, high] = interval.value.map((end) => BigInt(Math.round(end)));
  const isPaid = value !== null && cost !== null && cost !== 0n;
  return {
    conversions: [...interval.conversions],
    // The model knows shares of what is attributed; a report's are of everything.
    share: interval.share && [interval.share[0] * attributed, interval.share[1] * attributed],
    value: value === null ? null : [hundredths(low!), hundredths(high!)],
    romi: isPaid ? [romi(low!, cost)!, romi(high!, cost)!] : null,
    rank: interval.rank && [...interval.rank],
  };
}

/** (value − cost) / cost; unknown without both, and without any cost. */
function romi(value: bigint | null, cost: bigint | null): number | null {
  if (value === null || cost === null || cost === 0n) return null;
  return Number(value * 10_000n - cost) / Number(cost);
}

export function hundredths(value: bigint): string {
  return formatMicros(value * 10_000n);
}

/** 1 for the most conversions; equal credit shares a rank. What no touch can claim is not ranked. */
function ranksOf(
  rows: readonly RuleRow[],
  amounts: readonly Amounts[],
): readonly (number | null)[] {
  const shares = amounts.filter((_, at) => rows[at]!.kind === 'channel').map(({ share }) => share);
  return amounts.map(({ share }, at) =>
    rows[at]!.kind === 'channel' ? 1 + shares.filter((other) => other > share).length : null,
  );
}

/** How far the models are apart on a row; null where it is not ranked. */
export function spreadOf(cells: readonly CreditCell[]): AttributionRow['spread'] {
  const shares = cells.flatMap(({ share }) => share ?? []);
  const ranks = cells.flatMap(({ rank }) => rank ?? []).sort((a, b) => a - b);
  if (shares.length === 0 || ranks.length === 0) return null;
  const median = ranks[Math.floor(ranks.length / 2)]!;
  return {
    share: [Math.min(...shares), Math.max(...shares)],
    rank: [ranks[0]!, ranks.at(-1)!],
    agree: ranks.filter((rank) => Math.abs(rank - median) <= 1).length / ranks.length,
  };
}

/** Kendall's tau-b of each pair of models over the rows that are ranked. */
export function agreementOf(
  rows: readonly RuleRow[],
  cells: ReadonlyMap<AnyModel, readonly CreditCell[]>,
): AttributionReport['meta']['agreement'] {
  const credits = [...cells].map(
    ([model, own]) =>
      [
        model,
        Float64Array.from(
          own.filter((_, at) => rows[at]!.kind === 'channel'),
          ({ conversions }) => conversions,
        ),
      ] as const,
  );
  return credits.flatMap(([a, left], at) =>
    credits.slice(at + 1).map(([b, right]) => ({ a, b, tau: kendallTau(left, right) })),
  );
}
