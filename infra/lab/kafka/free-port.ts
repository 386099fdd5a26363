import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the range that the system takes the near end of connections from: otherwise a client that knocks
// while the broker is down can take the broker's own port.
const LOWEST = 15_000;
const HIGHEST = 30_000;

/** A port of 127.0.0.1 that nobody listens on. Somebody else can take it before it is used. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No port between ${LOWEST} and ${HIGHEST} is free: end what listens there.`);
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
