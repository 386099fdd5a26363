import closeWithGrace from 'close-with-grace';
import { type Io, say } from './io.ts';

/** What is being taken in or derived gets so long to come to its end. */
const GRACE_MS = 30_000;

/** Resolves once a signal came and everything was closed; an uncaught error closes too, and rejects. */
export function untilStopped(io: Io, close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
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
