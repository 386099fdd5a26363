import { createServer } from 'node:net';
import { broken, type Check, ok } from './check.ts';

export async function checkPort(host: string, port: number): Promise<Check> {
  const problem = await tryPort(host, port);
  return problem === undefined
    ? ok('port', `${host}:${port} is free`)
    : broken('port', `${host}:${port} cannot be listened on (${problem}): use another with --port`);
}

/** Undefined when the port can be listened on, else the system’s code for why not. */
export function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
