import { CONVERSION, censor, type DenseChain, EXITS, VALUE } from './censor.ts';
import type { Flows, Transitions } from './transitions.ts';

/** A share of the channels, and the states that hold one of them. */
interface Part {
  /** Size of the chain before this part's own states are left alone. */
  readonly size: number;
  readonly kept: number;
  /** States of the parent part, those to keep first. */
  readonly states: Uint32Array;
  readonly halves: readonly Part[];
  /** For a part of one channel. */
  readonly channel: number;
}

/** Conversions and value of journeys that touch each channel, as the chain has them. */
export interface Visited {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

/**
 * Exact for any chain, at about N^3 multiplications for all channels together: channels are halved again and
 * again, and the states that hold none of a half are censored once for all channels of the half.
 *
 * What is left for one channel are the states that hold it. In a chain made of counted journeys as much enters
 * a state as leaves it, so the censored chain still carries each state's own flow, and the flow from its
 * states to (conversion) is that of the journeys that were in one of them.
 * This is h·B[S] of the fundamental matrix, without the matrix.
 */
export function denseAbsorption(transitions: Transitions): (flows: Flows) => Visited {
  const { stateCount, channelCount, from, to } = transitions;
  const all = Uint32Array.from({ length: stateCount }, (_, state) => state);
  const parts = halve(transitions, all, 0, channelCount);
  const chains: DenseChain[] = [];
  const whole = new Float64Array(stateCount * (EXITS + stateCount));
  return ({ through, conversions, nulls, value }) => {
    const visited = {
      conversions: new Float64Array(channelCount),
      value: new Float64Array(channelCount),
    };
    const stride = EXITS + stateCount;
    whole.fill(0);
    for (let state = 0; state < stateCount; state++) {
      whole[state * stride + VALUE] = value[state]!;
      whole[state * stride + CONVERSION] = conversions[state]!;
      whole[state * stride + EXITS - 1] = nulls[state]!;
    }
    for (let i = 0; i < from.length; i++) whole[from[i]! * stride + EXITS + to[i]!] = through[i]!;
    for (const part of parts) descend(part, whole, stride, chains, 0, visited);
    return visited;
  };
}

function descend(
  part: Part,
  parent: DenseChain,
  parentStride: number,
  chains: DenseChain[],
  depth: number,
  visited: Visited,
): void {
  const { size, kept, states } = part;
  const stride = EXITS + size;
  if ((chains[depth]?.length ?? 0) < size * stride) chains[depth] = new Float64Array(size * stride);
  const chain = chains[depth]!;
  for (let row = 0; row < size; row++) {
    const [at, source] = [row * stride, states[row]! * parentStride];
    for (let j = 0; j < EXITS; j++) chain[at + j] = parent[source + j]!;
    for (let j = 0; j < size; j++) chain[at + EXITS + j] = parent[source + EXITS + states[j]!]!;
  }
  censor(chain, stride, size, kept);
  if (part.channel >= 0) {
    for (let row = 0; row < kept; row++) {
      visited.conversions[part.channel]! += chain[row * stride + CONVERSION]!;
      visited.value[part.channel]! += chain[row * stride + VALUE]!;
    }
  }
  for (const half of part.halves) descend(half, chain, stride, chains, depth + 1, visited);
}

/** Parts of the channels `low` to `high` (without it); `states` are the chain's own names of the parent's states. */
function halve(transitions: Transitions, states: Uint32Array, low: number, high: number): Part[] {
  const middle = (low + high) >> 1;
  const ranges =
    high - low === 1
      ? [[low, high]]
      : [
          [low, middle],
          [middle, high],
        ];
  return ranges.flatMap(([from, to]) => {
    if (from === to) return [];
    const holds = new Uint8Array(transitions.stateCount);
    for (let i = transitions.holding[from!]!; i < transitions.holding[to!]!; i++) {
      holds[transitions.holders[i]!] = 1;
    }
    const indices = [...states.keys()];
    const keep = indices.filter((index) => holds[states[index]!]);
    const drop = indices.filter((index) => !holds[states[index]!]);
    const single = to! - from! === 1;
    return {
      size: states.length,
      kept: keep.length,
      states: Uint32Array.from([...keep, ...drop]),
      channel: single ? from! : -1,
      halves: single
        ? []
        : halve(
            transitions,
            Uint32Array.from(keep, (index) => states[index]!),
            from!,
            to!,
          ),
    };
  });
}
