import { type AggregatedPaths, aggregatedPaths } from '@throughline/transform/journeys/paths';
import type {
  CounterfactualReport,
  counterfactual,
} from '../../contract/reports/counterfactual.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { Answering } from '../answer.ts';
import { fitApart } from '../attribution/models/fit-apart.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { checkPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { boundsOf } from './bounds.ts';
import { type Fitted, withoutRow } from './without.ts';

/**
 * Sales of the period that would be lost without each channel, and whether its cost is more than their margin.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const counterfactualReport: Answering<typeof counterfactual> = async (
  published,
  asked,
  config,
) => {
  const { reader, state, signal } = published;
  const { basis } = asked;
  const period = checkPeriod(asked);
  const meta = {
    report: 'counterfactual' as const,
    ...reportMeta(published, asked, config),
    basis,
  };
  if (!state) return { meta: { ...meta, sales: 0, untouched: 0, off: null }, rows: [] };
  const [paths, costs] = await Promise.all([
    aggregatedPaths(reader, state, {
      ...{ ...period, basis, of: 'sale', transform: 'unique' },
      lookbackDays: config.lookbackDays,
    }),
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({ ...period, basis, metrics: 'cost', by: 'channel' }),
      config,
    ),
  ]);
  const { fitted, off } = await fit(paths, signal);
  const costOf = new Map(
    costs.rows.flatMap(({ kind, channel, cost, why }) =>
      kind === 'row'
        ? [
            [
              channel,
              typeof cost === 'string' ? hundredths(cost) : (why.cost ?? 'unknown'),
            ] as const,
          ]
        : [],
    ),
  );
  const total = paths.conversions.reduce((sum, one) => sum + one, 0);
  const touched = paths.conversions.reduce(
    (sum, one, at) => sum + (paths.starts[at]! < paths.starts[at + 1]! ? one : 0),
    0,
  );
  return {
    meta: { ...meta, sales: total, untouched: total - touched, off },
    rows: [...boundsOf(paths)]
      .map(([channel, bounds]) =>
        withoutRow(
          channel,
          bounds,
          fitted && (fitted.get(channel) ?? { sales: 0, margin: 0n }),
          costOf.get(channel) ?? 'not_applicable',
        ),
      )
      .sort(
        (a, b) =>
          (b.lost ?? b.lost_high) - (a.lost ?? a.lost_high) || (a.channel < b.channel ? -1 : 1),
      ),
  } satisfies CounterfactualReport;
};

/** What the Markov model gives to each channel; null where there are too few sales for it. */
async function fit(
  paths: AggregatedPaths,
  signal: AbortSignal | undefined,
): Promise<{
  readonly fitted: ReadonlyMap<string, Fitted> | null;
  readonly off: CounterfactualReport['meta']['off'];
}> {
  const isKnown = paths.marginUnknown.every((unknown) => unknown === 0);
  const { channels, starts, steps, conversions, nulls } = paths;
  // A margin that is not known divides nothing; sales are divided all the same.
  const value = isKnown ? Float64Array.from(paths.margin, Number) : conversions;
  const [model] = await fitApart(
    {
      paths: { channels, starts, steps, conversions, value, nulls },
      ...{ models: ['markov'], transform: 'unique', order: 1, bootstrap: 0, level: 0.95 },
    },
    signal,
  );
  if (!model || 'reason' in model)
    return {
      fitted: null,
      off: { needed: model?.reason.needed ?? 0, found: model?.reason.found ?? 0 },
    };
  return {
    fitted: new Map(
      model.channels.map(({ channel, conversions: sales, value: margin }) => [
        channel,
        { sales, margin: isKnown ? BigInt(Math.round(margin)) : null },
      ]),
    ),
    off: null,
  };
}

function hundredths(money: string): bigint {
  return BigInt(Math.round(Number(money) * 100));
}
