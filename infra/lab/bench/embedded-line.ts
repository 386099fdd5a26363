import { join } from 'node:path';
import type { BenchContext } from './bench.ts';
import { type Child, startChild } from './child.ts';
import type { Ask } from './markers.ts';
import type { MeasuredLine } from './offer.ts';

/** The whole embedded product in one process, on a folder of its own. */
export interface EmbeddedLine extends MeasuredLine {
  close(): Promise<void>;
}

export async function startEmbeddedLine(
  context: BenchContext,
  name: string,
): Promise<EmbeddedLine> {
  const server = startChild('line-server', { folder: join(context.root, name) });
  try {
    const url = await server.message<string>('listening');
    return { url, pids: { server: server.pid }, ask: askOf(server), close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Asks a process that answers statements; one question at a time. */
export function askOf(child: Child): Ask {
  return (sql, parameters) => {
    const rows = child.message('rows');
    child.send({ sql, parameters });
    return rows;
  };
}
