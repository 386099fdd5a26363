import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { runDemo } from '../../../cli/demo/run-demo.ts';
import type { Io } from '../../../cli/io.ts';
import { serve } from '../../../cli/serve.ts';
import { loadConfig } from '../../../config/load-config.ts';
import { CONFIG_FILE } from '../../../config/read-file.ts';

export interface Business {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The sample business as `throughline demo` fills it, served; one that is served already where its address is given. */
export async function openBusiness(served = process.env.THROUGHLINE_BUSINESS): Promise<Business> {
  if (served) return { url: served.replace(/\/$/, ''), close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'throughline-business-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const input = { environment: {}, options: { data: folder, port: '0' } };
    const filled = { once: true, seed: 1, months: 14, people: 3_000, port: '0' };
    await runDemo(silent, input, filled);
    const config = await loadConfig({ ...input, file: join(folder, CONFIG_FILE) });
    const server = await serve(config);
    return {
      url: server.url.replace(/\/$/, ''),
      async close() {
        await server.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const silent: Io = {
  stdout: nowhere(),
  stderr: nowhere(),
  stdin: new PassThrough().end(),
  environment: {},
};
