import { AttributionError } from '../errors.ts';
import type { PathTable } from '../paths/path-table.ts';
import { endStates } from './end-states.ts';
import { auc, logLoss } from './held-out-score.ts';
import { assertOrder, type MarkovOrder } from './markov.ts';
import { type Fold, splitFolds } from './split-folds.ts';

export interface SelectOrderOptions {
  readonly orders: readonly MarkovOrder[];
  /** 2 or more. */
  readonly folds: number;
  readonly seed: number;
}

export interface OrderScore {
  readonly order: MarkovOrder;
  /** Mean of -ln P(what came of a held-out journey) over the folds, in nats; null where no fold has journeys. */
  readonly logLoss: number | null;
  /** Of the mean over the folds; null with fewer than two folds that have journeys. */
  readonly standardError: number | null;
  /** Over all held-out journeys; null where all of them came to the same. */
  readonly auc: number | null;
}

export interface OrderSelection {
  readonly order: MarkovOrder;
  /** By order. */
  readonly scores: readonly OrderScore[];
}

/**
 * Which order predicts journeys that it has not seen, by cross-validation over journeys.
 *
 * What a chain of order k says about a completed path: the journey is in the state of its last k touches, where the
 * next step is (conversion) or (null); so P = conversions / (conversions + nulls) of the training journeys that
 * ended in that state. Steps to other states are not of it: the path is known to end there. A state
 * of few journeys leans on the next lower order: P_k = (conversions + P_(k-1)) / (journeys + 1), down to
 * P_0 = (conversions + 1/2) / (journeys + 1) of all. So no order is asked for a state it never saw.
 *
 * The lowest order stands unless a higher one's log-loss is better by more than one standard error of
 * the difference (paired by fold). Same seed and paths, same answer. Throws `model_parameter`.
 */
export function selectOrder(table: PathTable, options: SelectOrderOptions): OrderSelection {
  const { folds, seed } = options;
  const orders = [...new Set(options.orders)].sort((a, b) => a - b);
  for (const order of orders) assertOrder(order);
  if (orders.length === 0 || !Number.isInteger(folds) || folds < 2 || folds > 100) {
    throw new AttributionError(
      'model_parameter',
      'Order selection needs at least one order and 2 to 100 folds; ask for orders 1 to 4 and 5 folds.',
    );
  }
  const split = splitFolds(table, folds, seed);
  const ends = endStates(table, orders.at(-1)!);
  const predicted = split.map((fold) => predict(table, fold, ends));
  const filled = split.flatMap((fold, index) => (isEmpty(fold) ? [] : [index]));
  const losses = new Map(
    orders.map((order) => [
      order,
      filled.map((fold) => logLoss({ probabilities: predicted[fold]![order]!, ...split[fold]! })),
    ]),
  );
  let best = orders[0]!;
  for (const order of orders.slice(1)) {
    const gains = losses.get(best)!.map((loss, index) => loss - losses.get(order)![index]!);
    // Equal folds have no spread, and one fold none that is known: then nothing speaks for the higher order.
    if (gains.length > 1 && mean(gains) > standardError(gains)) best = order;
  }
  return {
    order: best,
    scores: orders.map((order) => {
      const loss = losses.get(order)!;
      return {
        order,
        logLoss: known(mean(loss)),
        standardError: known(standardError(loss)),
        auc: known(
          auc({
            probabilities: joined(predicted.map((byOrder) => byOrder[order]!)),
            conversions: joined(split.map(({ conversions }) => conversions)),
            nulls: joined(split.map(({ nulls }) => nulls)),
          }),
        ),
      };
    }),
  };
}

/** P(conversion) of each path by each order, learned from all journeys but those of the fold. */
function predict(table: PathTable, fold: Fold, ends: readonly Uint32Array[]): Float64Array[] {
  const paths = table.conversions.length;
  const byOrder: Float64Array[] = [];
  for (const [order, end] of ends.entries()) {
    const converted = new Float64Array(paths);
    const journeys = new Float64Array(paths);
    for (let path = 0; path < paths; path++) {
      // A hair below 0 where the counts are no whole numbers.
      const conversions = Math.max(0, table.conversions[path]! - fold.conversions[path]!);
      const nulls = Math.max(0, table.nulls[path]! - fold.nulls[path]!);
      converted[end[path]!]! += conversions;
      journeys[end[path]!]! += conversions + nulls;
    }
    const lower = byOrder[order - 1];
    byOrder.push(
      Float64Array.from(
        end,
        (state, path) => (converted[state]! + (lower?.[path] ?? 0.5)) / (journeys[state]! + 1),
      ),
    );
  }
  return byOrder;
}

function isEmpty({ conversions, nulls }: Fold): boolean {
  return conversions.every((count) => count === 0) && nulls.every((count) => count === 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
