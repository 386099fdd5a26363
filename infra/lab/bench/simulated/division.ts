import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { optimise } from '@throughline/transform/plan/optimise/optimise';
import { adstock } from '@throughline/transform/plan/response/adstock';
import { type CurveInput, curveOf } from '@throughline/transform/plan/response/curve';
import type { FittedChannel } from '@throughline/transform/plan/response/fit/fit-channel';
import { fitResponse } from '@throughline/transform/plan/response/fit/fit-response';
import { Random } from '../../../simulator/random.ts';

const WEEKS = 104;
const YEAR = 365.25 / 7;

interface SimulatedChannel {
  readonly channel: string;
  readonly curve: CurveInput;
  readonly spend: readonly number[];
  readonly margin: readonly number[];
  readonly current: number;
}

/** Channels with known curves, and two years of weeks on them: memory, season, trend, noise, spends that vary. */
export function simulatedChannels(seed: number): readonly SimulatedChannel[] {
  const random = new Random(seed, 'channels');
  const wave = random.between(0, 0.3);
  const phase = random.between(0, YEAR);
  const trend = random.between(-0.15, 0.25);
  return Array.from({ length: random.int(3, 6) }, (_, at) => {
    const own = new Random(seed, 'channel', at);
    const mean = own.logNormal(1_000, 0.7);
    const half = mean * own.logNormal(1.5, 0.6);
    // From channels that earn twice their cost to those that earn half of it.
    const earns = own.logNormal(1.3, 0.5);
    const curve = { kind: 'hill', half, ceiling: earns * (mean + half), slope: 1 } as const;
    const variation = own.between(0.15, 0.6);
    const alpha = own.between(0, 0.6);
    const noise = own.between(0.08, 0.3);
    const spend = Array.from({ length: WEEKS }, () => mean * own.logNormal(1, variation));
    const felt = adstock(spend, { kind: 'geometric', alpha, length: 8, normalise: true });
    const response = curveOf(curve);
    const margin = felt.map((x, week) => {
      const season = wave * Math.sin((2 * Math.PI * (week - phase)) / YEAR);
      const expected = response.value(x!) * Math.exp(season + (trend * (week - WEEKS)) / YEAR);
      return expected + noise * Math.sqrt(expected * earns * mean) * own.normal();
    });
    const current = spend.slice(-26).reduce((sum, one) => sum + one, 0) / 26;
    return { channel: `channel ${at}`, curve, spend, margin, current };
  });
}

export interface Division {
  /** Margin more than under the proportional split, as a share of that margin, on the true curves. */
  readonly gain: number;
  /** The same of the best division of the true curves. */
  readonly best: number;
  /** What the optimiser said of its confidence. */
  readonly isSure: boolean;
}

type Optimised = ReturnType<typeof optimise.calculate>;

/** The optimiser knows the weeks only, and is judged by the curves; both divide the same money within ±30 %. */
export function division(seed: number, more = 0.1): Division {
  const channels = simulatedChannels(seed);
  const fitted = answerOf(
    fitResponse as Calculation<unknown, { readonly channels: readonly FittedChannel[] }>,
    {
      ...{ seed, draws: 100 },
      channels: channels.map(({ channel, spend, margin }) => ({ channel, spend, margin })),
    },
  ).channels;
  const total = channels.reduce((sum, { current }) => sum + current, 0) * (1 + more);
  const divided = (of: (at: number) => object) =>
    answerOf(optimise as Calculation<unknown, Optimised>, {
      ...{ mode: 'fixed_budget', budget: total.toFixed(6) },
      channels: channels.map(({ channel, current }, at) => ({
        ...{ channel, ...of(at), current: (current * (1 + more)).toFixed(6) },
      })),
    });
  const found = divided((at) => ({
    ...{ curve: fitted[at]!.curve!, curve_draws: fitted[at]!.curve_draws },
  }));
  const best = divided((at) => ({ curve: channels[at]!.curve }));
  const worth = (spends: readonly number[]) =>
    channels.reduce((sum, { curve }, at) => sum + curveOf(curve).value(spends[at]!), 0);
  const proportional = worth(channels.map(({ current }) => current * (1 + more)));
  const gainOf = (answer: Optimised) =>
    'allocation' in answer
      ? worth(answer.allocation.map(({ spend }) => Number(spend))) / proportional - 1
      : Number.NaN;
  return {
    ...{ gain: gainOf(found), best: gainOf(best) },
    isSure: 'gain' in found && Number(found.gain?.p10) >= 0,
  };
}
