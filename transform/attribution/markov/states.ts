import { AttributionError } from '../errors.ts';
import { NumberIndex } from './number-index.ts';

/** Beyond this the arrays of one chain pass a gigabyte. */
export const MAX_STATES = 2_000_000;

/**
 * States of a chain of order k: every k touches in a row that some path holds, and every path that is
 * shorter than k as a state of its own. Numbered in the order in which they are first asked for.
 */
export class States {
  /** Distinct channels of state `i`: `channels[starts[i]]` up to but without `channels[starts[i + 1]]`. */
  readonly starts: number[] = [0];
  readonly channels: number[] = [];
  readonly #order: number;
  readonly #channelCount: number;
  readonly #maxStates: number;
  /** Nodes of the trie of all states, by parent node and channel. */
  readonly #nodes = new NumberIndex();
  readonly #stateOfNode: number[] = [];

  constructor(order: number, channelCount: number, maxStates = MAX_STATES) {
    this.#maxStates = maxStates;
    this.#order = order;
    this.#channelCount = channelCount;
  }

  get count(): number {
    return this.starts.length - 1;
  }

  /** State of `touches[from]` up to but without `touches[to]`. Throws `model_too_large`. */
  of(touches: Uint32Array, from: number, to: number): number {
    let node = -1;
    for (let i = from; i < to; i++) {
      node = this.#nodes.idOf((node + 1) * this.#channelCount + touches[i]!);
    }
    const known = this.#stateOfNode[node];
    if (known !== undefined && known >= 0) return known;
    while (this.#stateOfNode.length <= node) this.#stateOfNode.push(-1);
    const state = this.#add(touches.subarray(from, to));
    this.#stateOfNode[node] = state;
    return state;
  }

  #add(gram: Uint32Array): number {
    if (this.count === this.#maxStates) {
      throw new AttributionError(
        'model_too_large',
        `Markov of order ${this.#order} has more than ${this.#maxStates} states on these paths; ${
          this.#order > 1 ? `ask order ${this.#order - 1}` : 'group the channels'
        } instead.`,
      );
    }
    this.channels.push(...new Set(gram));
    this.starts.push(this.channels.length);
    return this.count - 1;
  }
}
