import { type Exact, sumKnown, ZERO } from '@throughline/transform/plan/figures/exact';
import { columnLetters } from '../../../spreadsheet/column-letters.ts';
import type { Sheet } from '../../../spreadsheet/write/workbook.ts';
import { Cells, computed, literal } from '../cells.ts';
import type { Word, Words } from '../words.ts';
import { type ComparedLine, type Comparison, HEADINGS, TOTALS } from './compared-lines.ts';
import { numberIn } from './fact-sheet.ts';
import { comparedLetters } from './plan-fact-sheet.ts';

/** What makes the difference of profit, by channel, as values; their sums and what they explain are live. */
export function bridgeSheet(
  { stored }: Comparison,
  lines: readonly ComparedLine[],
  words: Words,
): Sheet {
  const cells = new Cells();
  cells.put(1, 0, stored.plan.name, { isBold: true });
  cells.put(2, 0, words('bridge_about'));
  const channels = [...new Set(lines.map(({ bridge }) => bridge.leaf.channel))];
  const columns = [
    ...channels.map((channel) => lines.filter(({ bridge }) => bridge.leaf.channel === channel)),
    lines,
  ];
  const drivers = [
    ...new Set(
      lines.flatMap(({ bridge }) => bridge.effects?.map(({ driver }) => String(driver)) ?? []),
    ),
  ];
  const first = HEADINGS + 1;
  const rows = { sum: first + drivers.length, fact: first + drivers.length + 1 };
  cells.put(HEADINGS, 0, words('driver'), { isBold: true });
  cells.line(HEADINGS, 1, channels, { format: 'text', isBold: true, isWrapped: true });
  cells.put(HEADINGS, 1 + channels.length, words('total'), { isBold: true });
  for (const [at, driver] of drivers.entries()) cells.put(first + at, 0, driverName(driver, words));
  cells.put(rows.sum, 0, words('effects_sum'), { isBold: true });
  cells.put(rows.fact, 0, words('fact_less_plan'), { isBold: true });
  for (const [at, own] of columns.entries()) {
    const letters = columnLetters(1 + at);
    const effects = drivers.map((driver) => effectOf(own, driver));
    for (const [place, effect] of effects.entries())
      cells.put(first + place, 1 + at, numberIn(effect), { format: 'money' });
    const of = `${letters}${first}:${letters}${rows.sum - 1}`;
    const isEmpty = drivers.length === 0;
    cells.put(
      rows.sum,
      1 + at,
      isEmpty
        ? 0
        : computed(`IF(COUNT(${of})<${drivers.length},"",SUM(${of}))`, numberIn(sumKnown(effects))),
      { format: 'money', isBold: true },
    );
    cells.put(rows.fact, 1 + at, difference(own, channels.length === at), {
      format: 'money',
      isBold: true,
    });
  }
  const total = columnLetters(1 + channels.length);
  const [sum, fact] = [`${total}${rows.sum}`, `${total}${rows.fact}`];
  const known = lines.every(({ bridge }) => bridge.effects !== null);
  cells.put(rows.fact + 1, 0, words('adds_up'), { isBold: true });
  cells.put(
    rows.fact + 1,
    1 + channels.length,
    computed(
      `IF(COUNT(${sum},${fact})<2,${literal(words('unknown'))},IF(ROUND(${sum}-${fact},1)=0,${literal(words('ok'))},${literal(words('differs'))}))`,
      words(known ? 'ok' : 'unknown'),
    ),
  );
  return {
    name: 'Bridge',
    columns: [34, ...columns.map(() => 18)].map((width) => ({ width })),
    cells: cells.list,
    frozen: { columns: 1, rows: HEADINGS },
  };
}

/** Null where the effects of a line are not known. */
function effectOf(lines: readonly ComparedLine[], driver: string): Exact | null {
  return sumKnown(
    lines.map(({ bridge: { effects } }) =>
      effects === null ? null : (effects.find((one) => one.driver === driver)?.effect ?? ZERO),
    ),
  );
}

/** Of the margin less that of the cost, as `Plan-fact` has them. */
function difference(lines: readonly ComparedLine[], isAll: boolean) {
  const [margin, cost] = (['margin', 'cost'] as const).map((key) => {
    const letters = comparedLetters(key, 'difference');
    if (isAll) return { of: `'Plan-fact'!${letters}${TOTALS}`, count: 1 };
    const [from, to] = [lines[0]!.row, lines.at(-1)!.row];
    return { of: `'Plan-fact'!${letters}${from}:${letters}${to}`, count: lines.length };
  });
  const value = sumKnown(
    lines.map(({ bridge: { leaf } }) => {
      const [plan, fact] = [leaf.plan.cohort, leaf.fact.cohort];
      const side = (one: typeof plan) => one.margin && one.cost && one.margin.minus(one.cost);
      const [planned, actual] = [side(plan), side(fact)];
      return planned && (actual?.minus(planned) ?? null);
    }),
  );
  if (lines.length === 0) return 0;
  return computed(
    `IF(COUNT(${margin!.of},${cost!.of})<${2 * margin!.count},"",SUM(${margin!.of})-SUM(${cost!.of}))`,
    numberIn(value),
  );
}

/** Drivers that one side does not tell apart are named together. */
function driverName(driver: string, words: Words): string {
  return driver
    .split('+')
    .map((one) => words(`driver_${one}` as Word))
    .join(' × ');
}
