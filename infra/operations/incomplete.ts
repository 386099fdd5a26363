import type { Line } from '../line/line.ts';
import { reloadProblem } from './reloading.ts';

/** What a log is asked at most so often; a broker is asked over the network. */
const EVERY_MS = 1_000;

/** Why figures of this line would be too small now; undefined when they are whole. */
export function incompleteness(
  line: Pick<Line, 'log' | 'worker'>,
): () => Promise<string | undefined> {
  let asked: { readonly at: number; readonly answer: Promise<string | undefined> } | undefined;
  const reloading = () => {
    const at = performance.now();
    if (!asked || at - asked.at > EVERY_MS)
      // Reports are read without the log too: while it is away nothing is loaded again either.
      asked = {
        at,
        answer: Promise.resolve()
          .then(() => reloadProblem(line.log))
          .catch(() => undefined),
      };
    return asked.answer;
  };
  return async () => line.worker?.damage()?.message ?? reloading();
}
