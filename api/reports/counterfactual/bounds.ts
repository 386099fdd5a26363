import type { AggregatedPaths } from '@throughline/transform/journeys/paths';

/** Sales and their margin in hundredths; null where a part of it is not known. */
export interface Loss {
  readonly sales: number;
  readonly margin: bigint | null;
}

/** What would at least and at most be lost without a channel, and how often it was the last touch. */
export interface Bounds {
  readonly low: Loss;
  readonly high: Loss;
  readonly last: number;
}

interface Tally {
  sales: number;
  margin: bigint;
  unknown: number;
}

/**
 * Without a channel its touches are gone. A journey that had no other has nobody left to bring it, and is lost; one that had
 * others keeps them, and is lost at most.
 */
export function boundsOf(paths: AggregatedPaths): ReadonlyMap<string, Bounds> {
  const tally = (): Tally => ({ sales: 0, margin: 0n, unknown: 0 });
  const found = paths.channels.map(() => ({ low: tally(), high: tally(), last: 0 }));
  for (const [at, sales] of paths.conversions.entries()) {
    if (sales === 0) continue;
    const steps = paths.steps.subarray(paths.starts[at], paths.starts[at + 1]);
    const channels = new Set(steps);
    for (const channel of channels) {
      const own = found[channel]!;
      for (const end of channels.size === 1 ? [own.low, own.high] : [own.high]) {
        end.sales += sales;
        end.margin += paths.margin[at]!;
        end.unknown += paths.marginUnknown[at]!;
      }
    }
    const last = steps.at(-1);
    if (last !== undefined) found[last]!.last += sales;
  }
  const loss = ({ sales, margin, unknown }: Tally): Loss => ({
    sales,
    margin: unknown > 0 ? null : margin,
  });
  return new Map(
    found.flatMap(({ low, high, last }, channel): [string, Bounds][] =>
      high.sales === 0
        ? []
        : [[paths.channels[channel]!, { low: loss(low), high: loss(high), last }]],
    ),
  );
}
