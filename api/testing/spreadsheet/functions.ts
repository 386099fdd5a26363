/** A value of a cell; null is an empty one. */
export type Scalar = number | string | boolean | null | CellError;
export type Matrix = readonly (readonly Scalar[])[];

/** `#VALUE!`, `#DIV/0!` and their like. */
export class CellError {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

export const isMatrix = (value: Scalar | Matrix): value is Matrix => Array.isArray(value);
export const flat = (values: readonly (Scalar | Matrix)[]): Scalar[] =>
  values.flatMap((value) => (isMatrix(value) ? value.flat() : [value]));
const numbers = (values: readonly (Scalar | Matrix)[]): number[] =>
  flat(values).filter((value): value is number => typeof value === 'number');
const firstError = (values: readonly (Scalar | Matrix)[]) =>
  flat(values).find((value) => value instanceof CellError);

/** A value as an operator takes it. */
export function numberOf(value: Scalar): number | CellError {
  if (value instanceof CellError) return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : new CellError('#VALUE!');
}

export function isTrue(value: Scalar): boolean | CellError {
  const number = numberOf(value);
  return number instanceof CellError ? number : number !== 0;
}

/** Net present value of flows from the first period on, as Excel's NPV has it: the first is discounted too. */
function npv(rate: number, flows: readonly number[]): number {
  return flows.reduce((so, flow, at) => so + flow / (1 + rate) ** (at + 1), 0);
}

/** Newton's method from a guess, as spreadsheets do it. */
function irr(flows: readonly number[], guess: number): number | CellError {
  let rate = guess;
  for (let step = 0; step < 100; step++) {
    const value = flows.reduce((so, flow, at) => so + flow / (1 + rate) ** at, 0);
    const slope = flows.reduce((so, flow, at) => so - (at * flow) / (1 + rate) ** (at + 1), 0);
    const next = rate - value / slope;
    if (Math.abs(next - rate) < 1e-14 * Math.max(1, Math.abs(next))) return next;
    rate = next;
  }
  return Number.isFinite(rate) ? rate : new CellError('#NUM!');
}

/** The form of Excel's manual, over NPV. */
function mirr(flows: readonly number[], finance: number, reinvest: number): number | CellError {
  const into = flows.map((flow) => Math.max(0, flow));
  const out = flows.map((flow) => Math.min(0, flow));
  const below = npv(finance, out) * (1 + finance);
  if (below === 0) return new CellError('#DIV/0!');
  return (
    ((-npv(reinvest, into) * (1 + reinvest) ** flows.length) / below) ** (1 / (flows.length - 1)) -
    1
  );
}

type Evaluated = (values: readonly (Scalar | Matrix)[]) => Scalar | Matrix;

/** The functions that a workbook may use, but for IF and IFERROR, which do not evaluate all of their parts. */
export const FUNCTIONS: Readonly<Record<string, Evaluated>> = {
  SUM: (values) => firstError(values) ?? numbers(values).reduce((so, one) => so + one, 0),
  COUNT: (values) => numbers(values).length,
  MIN: (values) => firstError(values) ?? Math.min(...numbers(values)),
  ROUND: ([value, digits]) => {
    const number = numberOf(value as Scalar);
    if (number instanceof CellError) return number;
    const factor = 10 ** (digits as number);
    return (Math.sign(number) * Math.round(Math.abs(number) * factor * (1 + 1e-16))) / factor;
  },
  MONTH: ([value]) =>
    new Date(Date.UTC(1899, 11, 30) + (value as number) * 86_400_000).getUTCMonth() + 1,
  INDEX: ([list, place]) => {
    const found = flat([list!]);
    const at = place as number;
    return at >= 1 && at <= found.length ? (found[at - 1] ?? null) : new CellError('#REF!');
  },
  MATCH: ([value, list, kind]) => {
    if (kind !== 0) throw new Error('only exact matches');
    const at = flat([list!]).indexOf(value as Scalar);
    return at < 0 ? new CellError('#N/A') : at + 1;
  },
  SUMIFS: ([of, ...criteria]) => {
    const sums = flat([of!]);
    const lists = criteria.filter((_, at) => at % 2 === 0).map((list) => flat([list!]));
    const wanted = criteria.filter((_, at) => at % 2 === 1);
    if (wanted.some((value) => typeof value !== 'number'))
      throw new Error('only numbers are criteria');
    return sums.reduce(
      (so: number, value, at) =>
        typeof value === 'number' && lists.every((list, which) => list[at] === wanted[which])
          ? so + value
          : so,
      0,
    );
  },
  SUMPRODUCT: (lists) => {
    const error = firstError(lists);
    if (error) return error;
    const [first, ...others] = lists.map((list) => flat([list]));
    const number = (value: Scalar | undefined) => (typeof value === 'number' ? value : 0);
    return first!.reduce(
      (so: number, value, at) =>
        so + others.reduce((product, list) => product * number(list[at]), number(value)),
      0,
    );
  },
  NPV: ([rate, ...flows]) => npv(rate as number, numbers(flows)),
  IRR: ([flows, guess]) => irr(numbers([flows!]), guess as number),
  MIRR: ([flows, finance, reinvest]) =>
    mirr(numbers([flows!]), finance as number, reinvest as number),
};
