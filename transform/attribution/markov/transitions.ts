import type { PathTable, Weights } from '../paths/path-table.ts';
import { NumberIndex } from './number-index.ts';
import { States } from './states.ts';

/**
 * A chain without its weights: which states and transitions there are, and which of them each path adds to.
 * States are numbered by their mean position in the paths, so that most transitions go to a higher number.
 * Transitions are numbered by the state they enter.
 */
export interface Transitions {
  readonly stateCount: number;
  readonly channelCount: number;
  /** Transitions into state `j`: `entering[j]` up to but without `entering[j + 1]`. */
  readonly entering: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** States that hold channel `c`: `holders[holding[c]]` up to but without `holders[holding[c + 1]]`. */
  readonly holding: Uint32Array;
  readonly holders: Uint32Array;
  /** First and last state of each path. */
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  /** Transitions of path `p`, repeated ones as often as they occur: `steps[stepStarts[p]]` and on. */
  readonly stepStarts: Uint32Array;
  readonly steps: Uint32Array;
}

/** Reads the states and transitions of order `order`. Throws `model_too_large`. */
export function transitionsOf(table: PathTable, order: number): Transitions {
  const { touches, starts } = table;
  const paths = starts.length - 1;
  const channelCount = table.channels.length;
  const states = new States(order, channelCount);
  /** By state and next channel. */
  const index = new NumberIndex();
  const [from, to]: [number[], number[]] = [[], []];
  const [positions, visits]: [number[], number[]] = [[], []];
  const [first, last] = [new Uint32Array(paths), new Uint32Array(paths)];
  const stepStarts = new Uint32Array(paths + 1);
  const steps = new Uint32Array(touches.length);
  let stepCount = 0;
  const visit = (state: number, position: number) => {
    positions[state] = (positions[state] ?? 0) + position;
    visits[state] = (visits[state] ?? 0) + 1;
  };
  for (let path = 0; path < paths; path++) {
    const [start, end] = [starts[path]!, starts[path + 1]!];
    let state = states.of(touches, start, Math.min(start + order, end));
    first[path] = state;
    visit(state, 0);
    for (let i = start + order; i < end; i++) {
      const transition = index.idOf(state * channelCount + touches[i]!);
      if (transition === to.length) {
        from.push(state);
        to.push(states.of(touches, i + 1 - order, i + 1));
      }
      const next = to[transition]!;
      // The same state again says nothing about where the journey goes: only leaving a state counts.
      if (next === state) continue;
      steps[stepCount++] = transition;
      state = next;
      visit(state, stepCount - stepStarts[path]!);
    }
    last[path] = state;
    stepStarts[path + 1] = stepCount;
  }
  const byPosition = Uint32Array.from(positions, (_, state) => state).sort(
    (a, b) => positions[a]! / visits[a]! - positions[b]! / visits[b]! || a - b,
  );
  const stateIds = inverse(byPosition);
  const kept = from.map((_, id) => id).filter((id) => from[id] !== to[id]);
  const entered = grouped(states.count, kept, (id) => stateIds[to[id]!]!);
  const transitionIds = new Uint32Array(from.length);
  for (const [id, old] of entered.items.entries()) transitionIds[old] = id;
  const held = statesByChannel(states, stateIds, channelCount);
  return {
    stateCount: states.count,
    channelCount,
    entering: entered.starts,
    from: entered.items.map((old) => stateIds[from[old]!]!),
    to: entered.items.map((old) => stateIds[to[old]!]!),
    holding: held.starts,
    holders: held.items,
    first: first.map((state) => stateIds[state]!),
    last: last.map((state) => stateIds[state]!),
    stepStarts,
    steps: steps.slice(0, stepCount).map((transition) => transitionIds[transition]!),
  };
}

/** A chain's weights, in journeys (`value`: in money). */
export interface Flows {
  /** Through each transition. */
  readonly through: Float64Array;
  /** Journeys that begin in each state. */
  readonly starting: Float64Array;
  /** What ends in each state. */
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  readonly value: Float64Array;
}

export function emptyFlows({ stateCount, from }: Transitions): Flows {
  return {
    through: new Float64Array(from.length),
    starting: new Float64Array(stateCount),
    conversions: new Float64Array(stateCount),
    nulls: new Float64Array(stateCount),
    value: new Float64Array(stateCount),
  };
}

/** Sums up what the paths bring into `flows`, whose former content is lost. */
export function accumulate(
  { first, last, steps, stepStarts }: Transitions,
  weights: Weights,
  nulls: boolean,
  flows: Flows,
): void {
  for (const flow of Object.values(flows) as Float64Array[]) flow.fill(0);
  const { through, starting } = flows;
  for (let path = 0; path < first.length; path++) {
    const converted = weights.conversions[path]!;
    const lost = nulls ? weights.nulls[path]! : 0;
    const journeys = converted + lost;
    if (journeys === 0) continue;
    const end = last[path]!;
    starting[first[path]!]! += journeys;
    flows.conversions[end]! += converted;
    flows.nulls[end]! += lost;
    flows.value[end]! += weights.value[path]!;
    const until = stepStarts[path + 1]!;
    for (let i = stepStarts[path]!; i < until; i++) through[steps[i]!]! += journeys;
  }
}

function statesByChannel(states: States, stateIds: Uint32Array, channelCount: number) {
  const owner = new Uint32Array(states.channels.length);
  for (let state = 0; state < states.count; state++) {
    owner.fill(state, states.starts[state]!, states.starts[state + 1]!);
  }
  const { starts, items } = grouped(channelCount, [...owner.keys()], (i) => states.channels[i]!);
  return { starts, items: items.map((i) => stateIds[owner[i]!]!) };
}

/** Counting sort: items of group `g` at `starts[g]` up to but without `starts[g + 1]`, in their given order. */
function grouped(groups: number, items: readonly number[], groupOf: (item: number) => number) {
  const starts = new Uint32Array(groups + 1);
  for (const item of items) starts[groupOf(item) + 1]!++;
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const sorted = new Uint32Array(items.length);
  for (const item of items) sorted[next[groupOf(item)]!++] = item;
  return { starts, items: sorted };
}

function inverse(permutation: Uint32Array): Uint32Array {
  const result = new Uint32Array(permutation.length);
  for (const [index, item] of permutation.entries()) result[item] = index;
  return result;
}
