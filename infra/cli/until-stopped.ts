import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { type Io, say } from './io.ts';

/** What is being taken in or derived gets so long to come to its end. */
const GRACE_MS = 30_000;

/** A process that cannot go on may not be able to close everything either. */
const LAST_MS = 15_000;

/**
 * Resolves once a signal came and everything was closed; an uncaught error closes too, and rejects.
 * @param connected its rejection is an error that the operator has to mend, or one that only a new
 *   process can go on after: it ends the process as well.
 */
export function untilStopped(
  io: Io,
  close: () => Promise<void>,
  connected: Promise<void> = Promise.resolve(),
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    connected.catch(async (error: unknown) => {
      if (stopping) return;
      stopping = true;
      await Promise.race([close().catch(() => {}), sleep(LAST_MS, undefined, { ref: false })]);
      reject(error);
    });
    closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
      if (stopping) return;
      stopping = true;
      say(io, signal ? `${signal}: stopping.` : 'Stopping after an error.');
      try {
        await close();
        if (err) reject(err);
        else resolve();
      } catch (error) {
        reject(err ?? error);
      }
    });
  });
}
