import { type Exact, ONE, sumKnown } from '@throughline/transform/plan/figures/exact';
import { columnLetters } from '../../../spreadsheet/column-letters.ts';
import type { CellContent, Sheet } from '../../../spreadsheet/write/workbook.ts';
import { Cells, computed, monthSerial } from '../cells.ts';
import { type Format, planLetters } from '../plan-columns.ts';
import type { Words } from '../words.ts';
import {
  type ComparedLine,
  type Comparison,
  FIRST,
  HEADINGS,
  MEASURES,
  type Measure,
  TOTALS,
} from './compared-lines.ts';
import { factCell, numberIn } from './fact-sheet.ts';

const NAMES = 4;
const SIDES = ['plan', 'fact', 'difference'] as const;
type Side = (typeof SIDES)[number];

/** Letters of a figure on `Plan-fact`. */
export function comparedLetters(measure: Measure, side: Side): string {
  return columnLetters(placeOf(measure, side));
}

/** Plan and fact of each line and their difference, live: the plan as `Plan` has it, by the days that have passed. */
export function planFactSheet(
  { stored }: Comparison,
  lines: readonly ComparedLine[],
  words: Words,
): Sheet {
  const cells = new Cells();
  cells.put(1, 0, stored.plan.name, { isBold: true });
  cells.put(2, 0, words('plan_fact_about'));
  cells.line(
    HEADINGS,
    0,
    [
      ...(['channel', 'campaign', 'month', 'share_of_month'] as const).map(words),
      ...MEASURES.flatMap(([key]) => SIDES.map((side) => `${words(key)}: ${words(side)}`)),
    ],
    { isBold: true, isWrapped: true },
  );
  cells.put(TOTALS, 0, words('total'), { isBold: true });
  for (const { bridge, row, planRow } of lines) {
    const { leaf } = bridge;
    const { days, whole } = leaf.days;
    cells.line(row, 0, [leaf.channel, leaf.campaign], { format: 'text' });
    cells.put(row, 2, monthSerial(leaf.month), { format: 'month' });
    cells.put(row, 3, days === whole ? 1 : ONE.times(days).div(whole).toNumber(), {
      format: 'factor',
    });
    for (const [key, format] of MEASURES) {
      const put = (side: Side, content: CellContent | null) =>
        cells.put(row, placeOf(key, side), content, { format });
      const [plan, fact] = [leaf.plan.cohort[key], leaf.fact.cohort[key]];
      const at = (side: Side) => `${comparedLetters(key, side)}${row}`;
      put('plan', plannedCell(planRow, key, format, row, plan));
      const told = factCell(key, row);
      put('fact', computed(`IF(COUNT(${told})=0,"",${told})`, numberIn(fact)));
      put(
        'difference',
        computed(
          `IF(COUNT(${at('plan')},${at('fact')})<2,"",${at('fact')}-${at('plan')})`,
          differenceOf(plan, fact),
        ),
      );
    }
  }
  for (const [key, format] of MEASURES)
    for (const side of SIDES) {
      const letters = comparedLetters(key, side);
      const of = `${letters}${FIRST}:${letters}${FIRST + Math.max(1, lines.length) - 1}`;
      const sum = sumKnown(lines.map(({ bridge }) => valueIn(bridge.leaf, key, side)));
      cells.put(
        TOTALS,
        placeOf(key, side),
        computed(`IF(COUNT(${of})<${lines.length},"",SUM(${of}))`, numberIn(sum)),
        { format, isBold: true },
      );
    }
  return {
    name: 'Plan-fact',
    columns: [22, 22, 10, 10, ...MEASURES.flatMap(() => [15, 15, 15])].map((width) => ({ width })),
    cells: cells.list,
    frozen: { columns: 3, rows: HEADINGS },
  };
}

function placeOf(measure: Measure, side: Side): number {
  const at = MEASURES.findIndex(([key]) => key === measure);
  return NAMES + at * SIDES.length + SIDES.indexOf(side);
}

/** A step that the plan does not name is none of its funnel, although the chain passes through it. */
function plannedCell(
  planRow: number | null,
  key: Measure,
  format: Format,
  row: number,
  value: Exact | null,
): CellContent | null {
  if (planRow === null) return numberIn(value);
  if (value === null && (key === 'leads' || key === 'clicks')) return null;
  const of = `Plan!${planLetters(key)}${planRow}`;
  const part = `${of}*$D${row}`;
  const shown = format === 'money' ? `ROUND(${part},6)` : part;
  return computed(`IF(COUNT(${of})=0,"",${shown})`, numberIn(value));
}

function valueIn(
  { plan, fact }: ComparedLine['bridge']['leaf'],
  key: Measure,
  side: Side,
): Exact | null {
  const [planned, actual] = [plan.cohort[key], fact.cohort[key]];
  if (side !== 'difference') return side === 'plan' ? planned : actual;
  return planned && (actual?.minus(planned) ?? null);
}

function differenceOf(plan: Exact | null, fact: Exact | null): number | null {
  return plan && fact && numberIn(fact.minus(plan));
}
