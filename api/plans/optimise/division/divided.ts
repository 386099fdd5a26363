import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { optimise } from '@throughline/transform/plan/optimise/optimise';
import type { FittedChannel } from '@throughline/transform/plan/response/fit/fit-channel';
import { fitResponse } from '@throughline/transform/plan/response/fit/fit-response';
import { type Cell, planCurve } from './plan-curve.ts';

type Fitted = Pick<FittedChannel, Exclude<keyof FittedChannel, 'curve_draws'>>;
export type Division = ReturnType<typeof optimise.calculate>;

export interface CurvesAsked {
  /** Input of `fit_response`. */
  readonly fit: object;
  /** What may be spent where; each becomes a channel of `optimise`. */
  readonly cells: readonly Cell[];
  /** Input of `optimise` without its channels. */
  readonly goal: object;
}

export interface CurvesTold {
  readonly fitted: readonly Fitted[];
  /** Margin over the cell's months by its spend, for charts. */
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly Point[];
    readonly extrapolatedFrom: number | null;
  }[];
  /** Null where there is no cell with a curve. */
  readonly division: Division | null;
}

export interface Point {
  readonly spend: number;
  readonly margin: number;
  readonly p10: number;
  readonly p90: number;
}

/** Fits the curves, and divides spends along them. */
export function divided({ fit, cells, goal }: CurvesAsked): CurvesTold {
  const { channels } = answerOf(
    fitResponse as Calculation<unknown, { readonly channels: readonly FittedChannel[] }>,
    fit,
  );
  const of = new Map(channels.map((one) => [one.channel, one]));
  const options = cells.flatMap((cell) => {
    const fitted = of.get(cell.channel);
    return fitted?.curve ? [{ cell, ...planCurve(cell, fitted) }] : [];
  });
  const division =
    options.length === 0
      ? null
      : answerOf(optimise as Calculation<unknown, Division>, {
          ...goal,
          channels: options.map(({ cell, curve, draws, extrapolatedFrom }) => ({
            ...{ channel: cell.name, curve, curve_draws: draws },
            ...{ current: cell.current, min: cell.min, max: cell.max },
            extrapolated_from: extrapolatedFrom,
          })),
        });
  return {
    fitted: channels.map(({ curve_draws: _, ...told }) => told),
    lines: options.map(({ cell, points, extrapolatedFrom }) => ({
      ...{ name: cell.name, points, extrapolatedFrom },
    })),
    division,
  };
}
