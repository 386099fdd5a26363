import { resolve } from 'node:path';
import { listenAllowed } from '@throughline/api/auth/listen-allowed';
import type { Config } from '../config/config.ts';
import { openToOthers } from '../config/open-to-others.ts';
import type { Role } from '../line/line.ts';
import { openProcess, type Process } from '../topology/open-process.ts';
import { ALL_ROLES } from '../topology/open-whole.ts';
import { VERSION } from './version.ts';

export interface Serving extends Process {
  readonly url: string;
  readonly dataDir: string;
  /** Rejects with what ends the process; otherwise it never settles. */
  readonly over: Promise<never>;
}

/**
 * Opens a process and listens. What is in the data folder is open before anybody can ask, unless it has to be
 * migrated: then, as for servers elsewhere, `/health/ready` tells what is waited for, and collectors take in.
 * @throws ListenRefused before anything is opened, when the network could reach an open API.
 */
export async function serve(
  config: Config & { readonly path?: string | undefined },
  roles: readonly Role[] = ALL_ROLES,
): Promise<Serving> {
  if (roles.includes('api')) listenAllowed(config.host, config.apiKeys);
  const dataDir = resolve(config.dataDir);
  const opened = await openProcess({ config, roles, dataDir, version: VERSION });
  const readable = openToOthers(config);
  if (readable !== undefined) opened.app.log.warn(readable);
  try {
    if (!config.log.kafka && !config.warehouse)
      await Promise.race([opened.connected, opened.upgrading]);
    const url = await opened.listen(config.host, config.port);
    const over = Promise.all([opened.connected, opened.failed]).then(([, never]) => never);
    over.catch(() => {});
    return { ...opened, url, dataDir, over };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
