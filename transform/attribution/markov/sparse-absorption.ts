import { AttributionError } from '../errors.ts';
import type { Visited } from './dense-absorption.ts';
import { extrapolation, HISTORY, LANES } from './extrapolate.ts';
import type { Flows, Transitions } from './transitions.ts';

/** Relative to what goes through the states after the channel. */
const TOLERANCE = 4e-15;

/**
 * Exact to rounding for large chains, whose states have few transitions: for each channel the share `e` of
 * the visits to each state that come after a touch of the channel. It is 1 in states that hold the channel;
 * elsewhere it is the mean of `e` over where the journeys come from, 0 for those that start. Then the
 * conversions of journeys that touch the channel are the sum of e[j] · conversions[j].
 *
 * Solved by Gauss-Seidel sweeps over the states in the order of their positions in the paths, eight channels at
 * a time, with an extrapolation between. The last sweeps add up shares of what enters and take nothing away, so a
 * rare channel's share is as exact as that of a common one. Sweeps end when sum(flow · |change|) is at most 4e-15 of sum(flow · e) for
 * every channel; that sum bounds what is missing in the balance of the flows.
 * @param maxSweeps throws `model_too_large` where more would be needed.
 */
export function sparseAbsorption(
  transitions: Transitions,
  maxSweeps = 20_000,
): (flows: Flows) => Visited {
  const { stateCount, channelCount, entering, from, holding, holders } = transitions;
  // Plain 32-bit integers: an unsigned index is a slower one.
  const sources = Int32Array.from(from, (state) => state * LANES);
  const bounds = Int32Array.from(entering);
  const shares = new Float64Array(stateCount * LANES);
  const inflow = new Float64Array(stateCount);
  const weights = new Float64Array(from.length);
  const held = new Uint8Array(stateCount);
  const { changes, extrapolate } = extrapolation(stateCount);
  const change = new Float64Array(LANES);
  const mass = new Float64Array(LANES);

  function sweep(moved: Float32Array): void {
    for (let state = 0; state < stateCount; state++) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      const until = bounds[state + 1]!;
      for (let i = bounds[state]!; i < until; i++) {
        const weight = weights[i]!;
        const at = sources[i]!;
        a += weight * shares[at]!;
        b += weight * shares[at + 1]!;
        c += weight * shares[at + 2]!;
        d += weight * shares[at + 3]!;
        e += weight * shares[at + 4]!;
        f += weight * shares[at + 5]!;
        g += weight * shares[at + 6]!;
        h += weight * shares[at + 7]!;
      }
      const holds = held[state]!;
      if (holds !== 0) {
        if (holds & 1) a = 1;
        if (holds & 2) b = 1;
        if (holds & 4) c = 1;
        if (holds & 8) d = 1;
        if (holds & 16) e = 1;
        if (holds & 32) f = 1;
        if (holds & 64) g = 1;
        if (holds & 128) h = 1;
      }
      const at = state * LANES;
      moved[at] = a - shares[at]!;
      moved[at + 1] = b - shares[at + 1]!;
      moved[at + 2] = c - shares[at + 2]!;
      moved[at + 3] = d - shares[at + 3]!;
      moved[at + 4] = e - shares[at + 4]!;
      moved[at + 5] = f - shares[at + 5]!;
      moved[at + 6] = g - shares[at + 6]!;
      moved[at + 7] = h - shares[at + 7]!;
      shares[at] = a;
      shares[at + 1] = b;
      shares[at + 2] = c;
      shares[at + 3] = d;
      shares[at + 4] = e;
      shares[at + 5] = f;
      shares[at + 6] = g;
      shares[at + 7] = h;
    }
  }
  /** Sums up what the last sweep moved, and what there is. */
  function weigh(moved: Float32Array): void {
    change.fill(0);
    mass.fill(0);
    for (let state = 0; state < stateCount; state++) {
      const flow = inflow[state]!;
      const base = state * LANES;
      for (let l = 0; l < LANES; l++) {
        change[l]! += flow * Math.abs(moved[base + l]!);
        mass[l]! += flow * shares[base + l]!;
      }
    }
  }

  function solve(): void {
    for (let sweeps = 1; sweeps <= maxSweeps; sweeps++) {
      const turn = (sweeps - 1) % HISTORY;
      sweep(changes[turn]!);
      weigh(changes[turn]!);
      if (change.every((left, l) => left <= TOLERANCE * mass[l]!)) return;
      if (turn === HISTORY - 1) extrapolate(shares, inflow);
    }
    throw new AttributionError(
      'model_too_large',
      `Markov on these paths is not settled after ${maxSweeps} sweeps over its ${stateCount} states; ask a lower order instead.`,
    );
  }

  return (flows) => {
    const visited = {
      conversions: new Float64Array(channelCount),
      value: new Float64Array(channelCount),
    };
    for (let state = 0; state < stateCount; state++) {
      const [begin, end] = [entering[state]!, entering[state + 1]!];
      let flow = flows.starting[state]!;
      for (let i = begin; i < end; i++) flow += flows.through[i]!;
      inflow[state] = flow;
      for (let i = begin; i < end; i++) weights[i] = flow > 0 ? flows.through[i]! / flow : 0;
    }
    for (let low = 0; low < channelCount; low += LANES) {
      const high = Math.min(low + LANES, channelCount);
      shares.fill(0);
      held.fill(0);
      for (let channel = low; channel < high; channel++) {
        for (let i = holding[channel]!; i < holding[channel + 1]!; i++) {
          held[holders[i]!]! |= 1 << (channel - low);
          shares[holders[i]! * LANES + channel - low] = 1;
        }
      }
      solve();
      for (let state = 0; state < stateCount; state++) {
        const conversions = flows.conversions[state]!;
        if (conversions === 0) continue;
        for (let channel = low; channel < high; channel++) {
          const share = shares[state * LANES + channel - low]!;
          visited.conversions[channel]! += share * conversions;
          visited.value[channel]! += share * flows.value[state]!;
        }
      }
    }
    return visited;
  };
}
