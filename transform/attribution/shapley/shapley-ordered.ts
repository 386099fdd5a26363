import { type Credit, emptyCredit, type Prepare } from '../credit.ts';
import type { PathTable } from '../paths/path-table.ts';

/** Credit of one channel by the place of its touches: entry 0 for first touches and so on. */
export interface PositionCredit {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

export interface OrderedShapleyCredit extends Credit {
  /** In the table's order of channels, each up to the last place in which a path has the channel. */
  readonly positions: readonly PositionCredit[];
}

/**
 * Ordered Shapley of the conversions game (Zhao, Mahboobi and Bagheri 2018, arXiv:1804.05327). The channels
 * of a journey share its conversion equally, and each channel divides its part equally among its touches:
 * φ(i, t) = Σ over journeys whose touch t is i of 1 / (distinct channels × touches of i). Over all
 * places that adds up to linear over unique channels. Journeys without a conversion count for nothing.
 */
export const shapleyOrdered: Prepare<object, OrderedShapleyCredit> = (table) => {
  const { channels, starts, touches } = table;
  const paths = starts.length - 1;
  const lengths = placesOfChannels(table);
  const offsets = new Uint32Array(channels.length + 1);
  for (const [channel, length] of lengths.entries())
    offsets[channel + 1] = offsets[channel]! + length;
  const cells = new Uint32Array(touches.length);
  const parts = new Float64Array(touches.length);
  const counts = new Uint32Array(channels.length);
  for (let path = 0; path < paths; path++) {
    const [start, end] = [starts[path]!, starts[path + 1]!];
    let distinct = 0;
    for (let touch = start; touch < end; touch++) {
      if (counts[touches[touch]!]!++ === 0) distinct++;
    }
    for (let touch = start; touch < end; touch++) {
      const channel = touches[touch]!;
      parts[touch] = 1 / (distinct * counts[channel]!);
      cells[touch] = offsets[channel]! + touch - start;
    }
    for (let touch = start; touch < end; touch++) counts[touches[touch]!] = 0;
  }

  return (weights) => {
    const byPlace = emptyCredit(offsets.at(-1)!);
    for (let path = 0; path < paths; path++) {
      const [conversions, value] = [weights.conversions[path]!, weights.value[path]!];
      for (let touch = starts[path]!; touch < starts[path + 1]!; touch++) {
        byPlace.conversions[cells[touch]!]! += conversions * parts[touch]!;
        byPlace.value[cells[touch]!]! += value * parts[touch]!;
      }
    }
    const credit = emptyCredit(channels.length);
    const positions = channels.map((_, channel) => {
      const [start, end] = [offsets[channel]!, offsets[channel + 1]!];
      for (let cell = start; cell < end; cell++) {
        credit.conversions[channel]! += byPlace.conversions[cell]!;
        credit.value[channel]! += byPlace.value[cell]!;
      }
      return {
        conversions: byPlace.conversions.subarray(start, end),
        value: byPlace.value.subarray(start, end),
      };
    });
    return { ...credit, positions };
  };
};

function placesOfChannels({ channels, starts, touches }: PathTable): Uint32Array {
  const places = new Uint32Array(channels.length);
  for (let path = 0; path < starts.length - 1; path++) {
    for (let touch = starts[path]!; touch < starts[path + 1]!; touch++) {
      const place = touch - starts[path]! + 1;
      if (place > places[touches[touch]!]!) places[touches[touch]!] = place;
    }
  }
  return places;
}
