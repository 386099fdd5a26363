import { parentPort } from 'node:worker_threads';
import { type RiskQuestion, risksOf } from './risks-of.ts';

export interface Order {
  readonly id: number;
  readonly question: RiskQuestion;
  /** One shared number, not 0 once nobody wants the answer any more. */
  readonly givenUp: Int32Array;
}

/** Program of the thread that `riskApart` starts. */
parentPort!.on('message', ({ id, question, givenUp }: Order) => {
  try {
    const isGivenUp = () => Atomics.load(givenUp, 0) !== 0;
    parentPort!.postMessage({ id, risks: risksOf(question, isGivenUp) });
  } catch (error) {
    parentPort!.postMessage({
      id,
      failure: error instanceof Error ? error.message : String(error),
    });
  }
});
