import { negativeBinomial } from './counts.ts';
import { onlyValue, type Quantiles } from './distribution.ts';
import { DriverDraws, type RankedDraws } from './driver-draws.ts';
import { DRIVERS, type Driver } from './drivers.ts';
import { absentValue, dealsPerFactor, factorOf, isOfValue, multiplyBy } from './line-outcome.ts';
import { uniformStream } from './random-stream.ts';
import type { RiskEvent, RiskInput, RiskLine } from './risk-input.ts';

export interface LineDraws {
  readonly deals: Float64Array;
  /** Margin by the month of the lead. */
  readonly margin: readonly Float64Array[];
  /** Whether each risk of the register struck. */
  readonly strikes: readonly Uint8Array[];
  readonly drivers: readonly RankedDraws[];
}

/** A line in every draw. Its numbers are written over by those of the next one. */
export interface LineDraw {
  readonly line: RiskLine;
  readonly deals: Float64Array;
  /** Margin of one deal. */
  readonly value: Float64Array;
}

/** The sums of all lines in every draw. */
export function drawLines(input: RiskInput, quantiles: Quantiles): LineDraws {
  const margin = monthSums(input.lines, input.draws);
  const total = new Float64Array(input.draws);
  const { strikes, drivers } = drawEach(input, quantiles, ({ line, deals, value }) => {
    add(total, deals);
    addProducts(margin[line.month]!, deals, value);
  });
  return { deals: total, margin, strikes, drivers };
}

/** A sum for each draw and month in which lines have leads. */
export function monthSums(lines: readonly RiskLine[], draws: number): readonly Float64Array[] {
  const months = 1 + lines.reduce((so, { month }) => Math.max(so, month), 0);
  return Array.from({ length: months }, () => new Float64Array(draws));
}

/**
 * Every line in every draw, one after the other, in the order of their names, so that their order in the input changes
 * nothing.
 */
export function drawEach(
  input: RiskInput,
  quantiles: Quantiles,
  onLine: (drawn: LineDraw) => void,
): Pick<LineDraws, 'strikes' | 'drivers'> {
  const { draws, seed, register } = input;
  const drivers = new DriverDraws(input, quantiles);
  const count =
    input.counts === 'negbin' ? negativeBinomial(seed, input.dispersion) : () => undefined;
  const strikes = register.map(({ id, probability }) => {
    const next = uniformStream(seed, `risk ${id}`);
    return Uint8Array.from({ length: draws }, () => (next() < probability ? 1 : 0));
  });
  const deals = new Float64Array(draws);
  const value = new Float64Array(draws);
  const hit = new Float64Array(draws);
  for (const { campaign, line } of inOrder(input.lines)) {
    deals.fill(dealsPerFactor(line, input));
    value.fill(1);
    for (const driver of DRIVERS) {
      const into = isOfValue(driver) ? value : deals;
      const events = register.flatMap((event, index) =>
        isHit(line, driver, event) ? [{ struck: strikes[index]!, by: event.multiply }] : [],
      );
      const distribution = line.drivers[driver];
      const only = distribution ? onlyValue(distribution) : absentValue(driver);
      if (only !== null && events.length === 0) {
        const factor = factorOf(driver, only);
        if (factor !== 1) scale(into, factor);
        continue;
      }
      const values =
        only === null
          ? drivers.of({ campaign, channel: line.channel }, driver, distribution!)
          : hit.fill(only);
      if (events.length > 0 && values !== hit) hit.set(values);
      for (const { struck, by } of events)
        for (let draw = 0; draw < draws; draw++) if (struck[draw]) hit[draw]! *= by;
      multiplyBy(into, driver, events.length > 0 ? hit : values);
    }
    count(deals, `${campaign} ${line.month} ${line.id ?? ''}`);
    onLine({ line, deals, value });
  }
  return { strikes, drivers: drivers.ranked };
}

// Loops over draws stand by themselves: the engine compiles a short function at once, and a long one again and again.
function scale(into: Float64Array, factor: number): void {
  for (let draw = 0; draw < into.length; draw++) into[draw]! *= factor;
}

function add(into: Float64Array, values: Float64Array): void {
  for (let draw = 0; draw < into.length; draw++) into[draw]! += values[draw]!;
}

export function addProducts(into: Float64Array, one: Float64Array, other: Float64Array): void {
  for (let draw = 0; draw < into.length; draw++) into[draw]! += one[draw]! * other[draw]!;
}

export function isHit(line: RiskLine, driver: Driver, event: RiskEvent): boolean {
  return (
    event.driver === driver &&
    (event.channel == null || event.channel === line.channel) &&
    (event.months == null || event.months.includes(line.month))
  );
}

/** Lines of one campaign of a channel together, by month; what else tells lines apart is written only where both are the same. */
function inOrder(lines: readonly RiskLine[]) {
  const rest = ({ id, budget, drivers }: RiskLine) => JSON.stringify([id ?? '', budget, drivers]);
  return lines
    .map((line) => ({ line, campaign: JSON.stringify([line.channel, line.campaign ?? null]) }))
    .sort(
      (a, b) =>
        compare(a.campaign, b.campaign) ||
        a.line.month - b.line.month ||
        compare(rest(a.line), rest(b.line)),
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
