import { setImmediate as nextTurn } from 'node:timers/promises';

/** Requests and heartbeats of the process wait about this long at most. */
const AT_A_STRETCH_MS = 20;

/**
 * For long work on the event loop, to be called between its steps: a promise to wait for once others have waited too
 * long, so that they get their turn.
 */
export function takingTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  const othersTurn = async () => {
    await nextTurn();
    since = performance.now();
  };
  return () => (performance.now() - since < AT_A_STRETCH_MS ? undefined : othersTurn());
}
