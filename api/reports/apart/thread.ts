import { parentPort } from 'node:worker_threads';
import { CalculationError } from '@throughline/transform/plan/calculation';
import { type Apart, CALCULATIONS_APART } from './calculations.ts';

export interface Order<Name extends keyof Apart = keyof Apart> {
  readonly id: number;
  readonly name: Name;
  readonly question: Apart[Name]['asks'];
  /** One shared number, not 0 once nobody wants the answer any more. */
  readonly givenUp: Int32Array;
}

export interface Answer {
  readonly id: number;
  readonly told?: Apart[keyof Apart]['answers'];
  readonly failure?: {
    readonly message: string;
    /** Of a calculation that refuses its question. */
    readonly code?: string;
  };
}

/** Program of the thread that `computedApart` starts. */
parentPort!.on('message', (order: Order) => {
  const { id, givenUp } = order;
  try {
    parentPort!.postMessage({
      id,
      told: computed(order, () => Atomics.load(givenUp, 0) !== 0),
    } satisfies Answer);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof CalculationError ? { code: error.code } : {};
    parentPort!.postMessage({ id, failure: { message, ...code } } satisfies Answer);
  }
});

function computed<Name extends keyof Apart>(
  { name, question }: Order<Name>,
  isGivenUp: () => boolean,
): Apart[Name]['answers'] {
  return CALCULATIONS_APART[name](question, isGivenUp);
}
