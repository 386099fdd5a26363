import { parentPort } from 'node:worker_threads';
import { fitModels, type ModelsQuestion } from './fit-models.ts';

/** Program of the thread that `fitApart` starts. */
parentPort!.on('message', ({ id, question }: { id: number; question: ModelsQuestion }) => {
  try {
    parentPort!.postMessage({ id, fits: fitModels(question) });
  } catch (error) {
    parentPort!.postMessage({
      id,
      failure: error instanceof Error ? error.message : String(error),
    });
  }
});
