import { moneyOf } from '../figures/money-text.ts';
import { driverKey } from './contributions.ts';
import type { Quantiles } from './distribution.ts';
import { isHit } from './draw-lines.ts';
import { DRIVERS, type Driver, roleOf } from './drivers.ts';
import { absentValue, lineMargin } from './line-outcome.ts';
import { costsOf, monthsOf } from './monthly-cash.ts';
import type { RiskInput, RiskLine } from './risk-input.ts';

/** z of the 90th percentile. */
const P90 = 1.2815515655446004;

/**
 * NPV with one driver of a channel at its own P10 and P90 and all others at their medians; the widest range first. And the
 * multiplier of the driver at which the NPV is 0: the NPV is linear in every rate, and hyperbolic in prices.
 */
export function tornado(
  input: RiskInput,
  quantiles: Quantiles,
  contribution: ReadonlyMap<string, number> | null,
) {
  const weights = monthWeights(input);
  const medians = input.lines.map((line) => valuesAt(input, quantiles, line, 0));
  const lows = input.lines.map((line) => valuesAt(input, quantiles, line, -P90 * input.spread));
  const highs = input.lines.map((line) => valuesAt(input, quantiles, line, P90 * input.spread));
  const marginOf = (index: number, value: (driver: Driver) => number) =>
    weights[input.lines[index]!.month]! * lineMargin(input.lines[index]!, input, value);
  const atMedian = input.lines.map((_, index) =>
    marginOf(index, (driver) => medians[index]![driver]),
  );
  const cost = costsOf(input).reduce(
    (so, one, month) =>
      month < monthsOf(input) ? so + one * (1 + input.rate) ** (-month / 12) : so,
    0,
  );
  const npv = atMedian.reduce((so, one) => so + one, 0) - cost;
  const rows = driversOf(input.lines).map(({ channel, driver, at }) => {
    const own = at.reduce((so, index) => so + atMedian[index]!, 0);
    const moved = (side: typeof lows) =>
      npv -
      own +
      at.reduce(
        (so, index) =>
          so +
          marginOf(index, (one) => (one === driver ? side[index]![one] : medians[index]![one])),
        0,
      );
    const [p10, p90] = [moved(lows), moved(highs)];
    const whole =
      roleOf(driver) === 'refund'
        ? at.reduce(
            (so, index) =>
              so + marginOf(index, (one) => (one === driver ? 0 : medians[index]![one])),
            0,
          )
        : 0;
    const multiplier = breakEven(driver, { rest: npv - own, own, whole });
    const values = new Set(at.map((index) => medians[index]![driver]));
    const [median] = values;
    return {
      driver,
      channel,
      low: moneyOf(p10),
      high: moneyOf(p90),
      contribution: contribution?.get(driverKey(channel, driver)) ?? (contribution ? 0 : null),
      break_even:
        multiplier === null
          ? null
          : { value: values.size === 1 ? median! * multiplier : null, change: multiplier - 1 },
      range: Math.abs(p90 - p10),
    };
  });
  return rows
    .sort(
      (a, b) =>
        b.range - a.range ||
        (driverKey(a.channel, a.driver) < driverKey(b.channel, b.driver) ? -1 : 1),
    )
    .map(({ range: _, ...row }) => row);
}

/**
 * The multiplier m > 0 with rest + own(m) = 0, where own is the channel's discounted margin: own · m of a rate, own / m of a
 * price, whole − m · (whole − own) of a refund rate, whole being the margin without refunds.
 */
function breakEven(
  driver: Driver,
  { rest, own, whole }: { readonly rest: number; readonly own: number; readonly whole: number },
): number | null {
  const role = roleOf(driver);
  const multiplier =
    role === 'refund'
      ? (rest + whole) / (whole - own)
      : role === 'price'
        ? -own / rest
        : -rest / own;
  return Number.isFinite(multiplier) && multiplier > 0 ? multiplier : null;
}

/** What a unit of margin of each lead month is worth at month 0: its lag, discounted, before the horizon. */
function monthWeights(input: RiskInput): number[] {
  const months = monthsOf(input);
  const most = input.lines.reduce((so, { month }) => Math.max(so, month), 0);
  return Array.from({ length: most + 1 }, (_, month) =>
    input.lag.reduce(
      (so, share, later) =>
        month + later < months ? so + share * (1 + input.rate) ** (-(month + later) / 12) : so,
      0,
    ),
  );
}

/** Every driver of a line at one z. A risk that strikes in most draws is part of the median. */
function valuesAt(
  input: RiskInput,
  quantiles: Quantiles,
  line: RiskLine,
  z: number,
): Record<Driver, number> {
  const of = (driver: Driver) => {
    const distribution = line.drivers[driver];
    const value = distribution ? quantiles(distribution)(z) : absentValue(driver);
    return input.register
      .filter((event) => event.probability > 0.5 && isHit(line, driver, event))
      .reduce((so, { multiply }) => so * multiply, value);
  };
  return Object.fromEntries(DRIVERS.map((driver) => [driver, of(driver)])) as Record<
    Driver,
    number
  >;
}

function driversOf(lines: readonly RiskLine[]) {
  const found = new Map<string, { channel: string; driver: Driver; at: number[] }>();
  for (const [index, { channel, drivers }] of lines.entries())
    for (const driver of Object.keys(drivers) as Driver[]) {
      const key = driverKey(channel, driver);
      const row = found.get(key) ?? { channel, driver, at: [] };
      row.at.push(index);
      found.set(key, row);
    }
  return [...found.values()];
}
