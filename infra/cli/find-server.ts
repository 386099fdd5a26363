import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { isAlive, readHolder } from '../topology/data-folder.ts';
import { CommandError } from './command-error.ts';

const serverSchema = z.object({
  pid: z.int(),
  url: z.url(),
  token: z.string(),
  version: z.string(),
});
/** What a running server says of itself in its data folder. */
export type Server = z.infer<typeof serverSchema>;

/** A process that takes the folder says where it listens within moments, or is another command that soon ends. */
const PATIENCE_MS = 15_000;

/**
 * The server that holds the folder, or undefined when nobody does.
 * @throws CommandError when a process holds it all the time without listening.
 */
export async function findServer(
  dataDir: string,
  patienceMs = PATIENCE_MS,
): Promise<Server | undefined> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const holder = readHolder(dataDir);
    if (!holder || !isAlive(holder)) return undefined;
    const server = await readServer(dataDir);
    if (server?.pid === holder.pid) return server;
    if (Date.now() >= deadline)
      throw new CommandError(
        1,
        `The data folder ${dataDir} is held by process ${holder.pid}, which does not listen: wait until it ends or stop it (kill ${holder.pid}), then try again.`,
      );
    await pause(100);
  }
}

async function readServer(dataDir: string): Promise<Server | undefined> {
  try {
    const text = await readFile(join(dataDir, 'server.json'), 'utf8');
    return serverSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Absent, or just being written.
    return undefined;
  }
}
