import type { AnyModel, Level } from '../../contract/terms.ts';
import { type NameCondition, passes } from '../query/names-where.ts';
import { leastNames, rowKey } from '../query/rows/compute.ts';
import type { CreditByRow } from './cells.ts';
import type { FittedAmounts } from './fitted-credit.ts';
import type { Amounts, RuleRow } from './rows.ts';

interface Conditioned {
  readonly rows: readonly RuleRow[];
  readonly credit: ReadonlyMap<AnyModel, CreditByRow>;
}

/**
 * What of the credit meets conditions: of parts at the levels of the conditions those that pass, added up to the rows that
 * were asked for. Models have divided whole conversions before, so what passes and what does not add up to everything.
 *
 * @param fine levels of the parts, from the channel down.
 */
export function conditioned(
  parts: readonly RuleRow[],
  credit: ReadonlyMap<AnyModel, CreditByRow>,
  {
    fine,
    levels,
    ofNames,
  }: {
    readonly fine: readonly Level[];
    readonly levels: readonly Level[];
    readonly ofNames: readonly NameCondition[];
  },
): Conditioned {
  const rows = new Map<string, RuleRow>();
  const partsOf = new Map<string, string[]>();
  for (const part of parts) {
    if (!part.isMet || !passes(part, ofNames)) continue;
    const path = (level: Level) => ({ key: part.path[fine.indexOf(level)]! });
    const key = rowKey(part.kind === 'unattributed', levels, levels.map(path));
    const known = rows.get(key);
    const named = Object.fromEntries(levels.map((level) => [level, part.names[level] ?? '']));
    rows.set(key, {
      ...{ key, kind: part.kind, isMet: true, cost: null },
      names: leastNames(known?.names, named),
      path: fine.flatMap((level, at) => (levels.includes(level) ? [part.path[at]!] : [])),
      rules: known ? known.rules.map((own, at) => sum(own, part.rules[at]!)) : part.rules,
    });
    partsOf.set(key, [...(partsOf.get(key) ?? []), part.key]);
  }
  return {
    rows: [...rows.values()],
    credit: new Map(
      [...credit].map(([model, own]) => [
        model,
        new Map(
          [...partsOf].flatMap(([key, keys]) => {
            const amounts = keys.flatMap((part) => own.get(part) ?? []);
            return amounts.length > 0 ? [[key, amounts.reduce(sumOfEither)] as const] : [];
          }),
        ),
      ]),
    ),
  };
}

function sum(a: Amounts, b: Amounts): Amounts {
  return {
    share: a.share + b.share,
    value: a.value === null || b.value === null ? null : a.value + b.value,
  };
}

function sumOfEither(a: Amounts | FittedAmounts, b: Amounts | FittedAmounts) {
  const whole = sum(a, b);
  if (!('removalEffect' in a) || !('removalEffect' in b)) return whole;
  return { ...whole, removalEffect: null, interval: sumOfIntervals(a.interval, b.interval) };
}

type Interval = FittedAmounts['interval'];

/** Parts of one channel have parts of its interval, which add up; a rank is of the whole channel. */
function sumOfIntervals(a: Interval, b: Interval): Interval {
  if (!a || !b) return null;
  const ends = (left: readonly [number, number], right: readonly [number, number]) =>
    [left[0] + right[0], left[1] + right[1]] as const;
  return {
    conversions: ends(a.conversions, b.conversions),
    value: ends(a.value, b.value),
    share: a.share && b.share && ends(a.share, b.share),
    rank: null,
  };
}
