import type { Role } from '../../../line/line.ts';
import { openProcess } from '../../../topology/open-process.ts';
import { type Addresses, distributedConfig } from './addresses.ts';
import { serve, stopped, task, tell } from './parent.ts';

export interface RoleTask {
  readonly at: Addresses;
  readonly role: Role;
  /** It is to wait for the message `{ begin: true }` when everything is in memory. */
  readonly waits?: boolean;
}

/** What it may be sent. */
export interface RoleMessage {
  readonly begin?: true;
  readonly sql?: string;
  readonly parameters?: Record<string, unknown>;
}

/** One process of the distributed line. */
await serve(async () => {
  const { at, role, waits } = task<RoleTask>();
  const config = await distributedConfig(at);
  if (waits) {
    const begin = new Promise<void>((resolve) => {
      process.once('message', () => resolve());
    });
    tell('prepared');
    await begin;
  }
  const one = await openProcess({ config, roles: [role], dataDir: 'unused', version: 'bench' });
  const end = stopped();
  await one.connected;
  process.on('message', async ({ sql, parameters }: RoleMessage) => {
    if (sql !== undefined) tell('rows', await one.line.warehouse.reader().rows(sql, parameters));
  });
  tell('listening', await one.listen('127.0.0.1', 0));
  await end;
  await one.close();
  process.disconnect?.();
});
