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

/**
 * Every line in every draw. Lines are added in the order of their names, so that their order in the input changes
 * nothing.
 */
export function drawLines(input: RiskInput, quantiles: Quantiles): LineDraws {
  const { draws, seed, register } = input;
  const drivers = new DriverDraws(input, quantiles);
  const count =
    input.counts === 'negbin' ? negativeBinomial(seed, input.dispersion) : () => undefined;
  const strikes = register.map(({ id, probability }) => {
    const next = uniformStream(seed, `risk ${id}`);
    return Uint8Array.from({ length: draws }, () => (next() < probability ? 1 : 0));
  });
  const months = 1 + input.lines.reduce((so, { month }) => Math.max(so, month), 0);
  const margin = Array.from({ length: months }, () => new Float64Array(draws));
  const total = new Float64Array(draws);
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
        if (factor !== 1) for (let draw = 0; draw < draws; draw++) into[draw]! *= factor;
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
    const ofMonth = margin[line.month]!;
    for (let draw = 0; draw < draws; draw++) {
      total[draw]! += deals[draw]!;
      ofMonth[draw]! += deals[draw]! * value[draw]!;
    }
  }
  return { deals: total, margin, strikes, drivers: drivers.ranked };
}

export function isHit(line: RiskLine, driver: Driver, event: RiskEvent): boolean {
  return (
    event.driver === driver &&
    (event.channel == null || event.channel === line.channel) &&
    (event.months == null || event.months.includes(line.month))
  );
}

/** Lines of one campaign of a channel together, by month. */
function inOrder(lines: readonly RiskLine[]) {
  return lines
    .map((line) => ({
      line,
      campaign: JSON.stringify([line.channel, line.campaign ?? null]),
      rest: JSON.stringify([line.id ?? '', line.budget, line.drivers]),
    }))
    .sort(
      (a, b) =>
        compare(a.campaign, b.campaign) || a.line.month - b.line.month || compare(a.rest, b.rest),
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
