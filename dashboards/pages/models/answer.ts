import type {
  AttributionReport,
  AttributionRow,
} from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { comparable } from './matrix-columns.ts';

/** A model's figure; `share` is a fraction of the conversions. */
export interface Said {
  model: AnyModel;
  share: number;
  /** Decimal text, null while unknown. */
  value: string | null;
}

export interface Answer {
  /** How many models are compared. */
  models: number;
  /**
   * The channel about which they differ most for certain, so with the ends of intervals that are nearest to each
   * other, and the two models; where no difference is certain, the channel with the widest range.
   */
  channel: string;
  low: Said;
  high: Said;
  /** The difference is larger than what the models are unsure of. */
  isCertain: boolean;
  /** Best and worst rank that they give it. */
  rank: readonly [number, number];
  /** The channel that most models rank first, with how many do. */
  leader: { channel: string; first: number } | null;
  /** How sure the first data-driven model is of `channel`. */
  sure: { model: AnyModel; low: number; high: number } | null;
  /** The channel of some weight about which they agree most; null where it is `channel`, or where they do not. */
  steady: { channel: string; low: number; high: number } | null;
  /** The two models that order the channels most differently. */
  pair: { a: AnyModel; b: AnyModel; tau: number } | null;
}

/** Below a twentieth of the conversions, agreement is no news. */
const WEIGHT = 0.05;
/** Ends further apart than half of the greater one are no agreement either. */
const AGREED = 0.5;

/**
 * What stands out of the matrix: every figure is one of the report's. `one` with fewer than two models
 * to compare, `none` without a channel that any of them credits.
 */
export function answerOf(report: AttributionReport): Answer | 'one' | 'none' {
  const models = comparable(report.meta);
  if (models.length < 2) return 'one';
  const rows = report.rows.filter((row) => row.kind === 'channel');
  const spans = rows.flatMap((row) => spanOf(row, models) ?? []);
  const certain = spans
    .filter(({ apart }) => apart.by > 0)
    .toSorted((left, right) => right.apart.by - left.apart.by)[0];
  const widest = certain ?? spans.toSorted((left, right) => width(right) - width(left))[0];
  if (!widest || widest.high.share === 0) return 'none';
  const { low, high } = certain ? certain.apart : widest;

  const sure = models
    .filter(({ kind }) => kind === 'data_driven')
    .flatMap(({ model }) => {
      const interval = widest.row.models[model]?.interval?.share;
      return interval ? [{ model, low: interval[0], high: interval[1] }] : [];
    })[0];
  const spread = (span: Span) => width(span) / span.high.share;
  const steady = spans
    .filter((span) => span.low.share >= WEIGHT && spread(span) <= AGREED)
    .toSorted((left, right) => spread(left) - spread(right))[0];
  const compared = new Set(models.map(({ model }) => model));
  const pair = report.meta.agreement
    .flatMap(({ a, b, tau }) =>
      tau !== null && compared.has(a) && compared.has(b) ? [{ a, b, tau }] : [],
    )
    .toSorted((left, right) => left.tau - right.tau)[0];
  return {
    models: models.length,
    channel: widest.row.channel,
    low,
    high,
    isCertain: certain !== undefined,
    rank: widest.row.spread?.rank ?? widest.rank,
    leader: leaderOf(rows, models),
    sure: sure ?? null,
    steady:
      steady && steady !== widest
        ? { channel: steady.row.channel, low: steady.low.share, high: steady.high.share }
        : null,
    pair: pair && pair.tau < 1 ? pair : null,
  };
}

interface Span {
  row: AttributionRow;
  low: Said;
  high: Said;
  rank: readonly [number, number];
  /** The two models that differ most for certain, and by how much; not above 0 where their intervals meet. */
  apart: { low: Said; high: Said; by: number };
}

function width({ low, high }: Span): number {
  return high.share - low.share;
}

function spanOf(row: AttributionRow, models: readonly { model: AnyModel }[]): Span | null {
  const said = models.flatMap(({ model }) => {
    const cell = row.models[model];
    if (!cell || cell.share === null) return [];
    const [from, to] = cell.interval?.share ?? [cell.share, cell.share];
    const least = Math.min(from, cell.share);
    const most = Math.max(to, cell.share);
    return [{ said: { model, share: cell.share, value: cell.value }, least, most }];
  });
  const ordered = said.toSorted((left, right) => left.said.share - right.said.share);
  const [low, high] = [ordered[0]?.said, ordered.at(-1)?.said];
  const below = said.toSorted((left, right) => left.most - right.most)[0];
  const above = said.toSorted((left, right) => right.least - left.least)[0];
  const ranks = models.flatMap(({ model }) => row.models[model]?.rank ?? []);
  if (!low || !high || !below || !above || ranks.length === 0) return null;
  return {
    row,
    low,
    high,
    rank: [Math.min(...ranks), Math.max(...ranks)],
    apart: { low: below.said, high: above.said, by: above.least - below.most },
  };
}

function leaderOf(
  rows: readonly AttributionRow[],
  models: readonly { model: AnyModel }[],
): Answer['leader'] {
  const firsts = rows.map((row) => ({
    channel: row.channel,
    first: models.filter(({ model }) => row.models[model]?.rank === 1).length,
  }));
  const leader = firsts.toSorted((left, right) => right.first - left.first)[0];
  return leader && leader.first > 0 ? leader : null;
}
