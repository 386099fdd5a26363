import { Exact } from '@throughline/transform/plan/figures/exact';
import type { PlanLine } from '../contract/plans.ts';

/** Digits that a spreadsheet keeps of a number; the last of a double may be noise of an addition. */
const DIGITS = 15;
const DECIMALS = 6;

export const AMOUNTS = ['budget', 'cpc', 'cpm', 'visits', 'aov'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** The number of a cell as decimal text, with at most six digits after the point. */
export function decimalOfNumber(value: number): string {
  return new Exact(value.toPrecision(DIGITS)).toDecimalPlaces(DECIMALS).toFixed();
}

/** Amounts of a line that a spreadsheet would round, as JSON; undefined where there are none. */
export function exactAmounts(line: PlanLine): string | undefined {
  const long = AMOUNTS.flatMap((key) => {
    const text = line[key];
    return text !== undefined && decimalOfNumber(Number(text)) !== text ? [[key, text]] : [];
  });
  return long.length === 0 ? undefined : JSON.stringify(Object.fromEntries(long));
}

/** The amount of a cell: the exact one, as long as nobody has changed the cell since it was written. */
export function amountOfCell(value: number, exact: string | undefined): string {
  return exact !== undefined && Number(exact) === value ? exact : decimalOfNumber(value);
}
