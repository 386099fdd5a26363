import { resolve } from 'node:path';
import { listenAllowed } from '@throughline/api/auth/listen-allowed';
import type { Config } from '../config/config.ts';
import { type Embedded, openEmbedded } from '../topology/embedded.ts';
import { VERSION } from './version.ts';

export interface Serving extends Embedded {
  readonly url: string;
  readonly dataDir: string;
}

/**
 * Opens the data folder and listens.
 * @throws ListenRefused before anything is opened, when the network could reach an open API.
 */
export async function serve(config: Config): Promise<Serving> {
  listenAllowed(config.host, config.apiKeys);
  const dataDir = resolve(config.dataDir);
  const embedded = await openEmbedded({ config, dataDir, version: VERSION });
  try {
    const url = await embedded.listen(config.host, config.port);
    return { ...embedded, url, dataDir };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}
