import { Readable } from 'node:stream';
import type { ConfigInput } from '../config/load-settings.ts';
import { type Client, isStream, queryText } from './request.ts';
import { VERSION } from './version.ts';

/** Opens the data folder in this process and asks the same routes without a network. */
export async function inProcessClient(input: ConfigInput, dataDir: string): Promise<Client> {
  const [{ loadConfig }, { openEmbedded }] = await Promise.all([
    import('../config/load-config.ts'),
    import('../topology/embedded.ts'),
  ]);
  const config = await loadConfig(input);
  const { app, token, close } = await openEmbedded({ config, dataDir, version: VERSION });
  return {
    way: 'in-process',
    async request(method, path, { query, body } = {}) {
      const response = await app.inject({
        method,
        url: path + queryText(query),
        headers: {
          authorization: `Bearer ${token}`,
          ...(isStream(body) && { 'content-type': 'application/octet-stream' }),
        },
        ...(body !== undefined && { payload: isStream(body) ? Readable.from(body) : body }),
      });
      return { status: response.statusCode, text: response.payload, json: () => response.json() };
    },
    close,
  };
}
