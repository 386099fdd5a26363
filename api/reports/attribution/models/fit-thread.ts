import { parentPort } from 'node:worker_threads';
import { fitModels, type ModelsQuestion } from './fit-models.ts';

export interface Order {
  readonly id: number;
  readonly question: ModelsQuestion;
  /** One shared number, not 0 once nobody wants the answer any more. */
  readonly givenUp: Int32Array;
}

/** Program of the thread that `fitApart` starts. */
parentPort!.on('message', ({ id, question, givenUp }: Order) => {
  const check = () => {
    if (Atomics.load(givenUp, 0) !== 0) throw new Error('Nobody waits for the answer any more.');
  };
  try {
    check();
    parentPort!.postMessage({ id, fits: fitModels(question, check) });
  } catch (error) {
    parentPort!.postMessage({
      id,
      failure: error instanceof Error ? error.message : String(error),
    });
  }
});
