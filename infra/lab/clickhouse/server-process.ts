import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openConnection } from './engine-connection.ts';
import { createFaults } from './faults.ts';
import { createHandler } from './handler.ts';
import { nativeEngine } from './native-engine.ts';
import { createRunning } from './running.ts';
import { createSessions } from './sessions.ts';
import { createSlots } from './slots.ts';

/** What the process is started with, as JSON in its first argument. */
export interface ServerOrders {
  readonly folder: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly faultToken: string;
}

/** What it says once it listens. */
export interface FromServer {
  readonly port: number;
}

/** Fewer than the threads that statements run on: files and gzip need some of them. */
const STATEMENTS_AT_ONCE = 32;

async function main(orders: ServerOrders): Promise<void> {
  const data = join(orders.folder, 'data');
  const bodies = join(orders.folder, 'bodies');
  // A process that was killed leaves the bodies that it was reading.
  rmSync(bodies, { recursive: true, force: true });
  for (const folder of [data, bodies]) mkdirSync(folder, { recursive: true });
  const native = nativeEngine();
  const open = () => openConnection(native, data);
  // Kept open: with the last connection the engine itself would end.
  const keeper = await open();
  const timezone = (await keeper.run('SELECT timezone()', 'TabSeparatedRaw')).bytes
    .toString()
    .trim();
  const sessions = createSessions(open);
  const running = createRunning();
  const handler = createHandler({
    open,
    sessions,
    running,
    faults: createFaults(),
    slot: createSlots(STATEMENTS_AT_ONCE),
    account: orders,
    faultToken: orders.faultToken,
    bodies,
    timezone,
  });
  const server = createServer(
    // Parameters and statements may come in the address: a server takes 1 MiB there.
    { maxHeaderSize: 2 ** 20 + 2 ** 16, keepAliveTimeout: 10_000, requestTimeout: 0 },
    handler,
  );
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  const stop = () => {
    server.close(async () => {
      await running.idle();
      sessions.closeAll();
      keeper.close();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  // Ctrl-C reaches the whole group: the parent decides.
  process.on('SIGINT', () => {});
  // Nobody is left who could stop it; statements that run need not end for the data to be whole.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(orders.port, '127.0.0.1', resolve);
  });
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies FromServer);
}

await main(JSON.parse(process.argv[2] ?? '{}') as ServerOrders);
