import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { loadConfig } from '../config/load-config.ts';
import { type Embedded, openEmbedded } from '../topology/embedded.ts';
import { CONFIG, files, requests } from './story.ts';

/** The line of the story's shop on a folder of its own, with everything of the month sent and visible. */
export interface Story extends Embedded {
  /** Sends the month (again). Resolves when all of it is visible; throws when something is refused. */
  send(): Promise<void>;
  get<T>(path: string): Promise<T>;
  remove(): Promise<void>;
}

export async function openStory(): Promise<Story> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'));
  const file = join(folder, 'throughline.config.yaml');
  writeFileSync(file, CONFIG);
  const config = await loadConfig({ file, environment: {} });
  const embedded = await openEmbedded({ config, dataDir: join(folder, 'data'), version: 'test' });
  const { app, line } = embedded;

  async function expectStatus(status: (code: number) => boolean, request: InjectOptions) {
    const { statusCode, body } = await app.inject(request);
    if (!status(statusCode)) throw new Error(`${JSON.stringify(request)}: ${statusCode} ${body}`);
    return body;
  }

  const story: Story = {
    ...embedded,
    async send() {
      for (const { method, path, headers, body } of requests)
        await expectStatus((code) => code >= 200 && code < 300, {
          method,
          url: path,
          headers,
          payload: body,
        });
      for (const { source, account, content } of files)
        await expectStatus((code) => code === 202, {
          method: 'POST',
          url: `/api/v1/imports/${source}?account=${account}`,
          headers: { 'content-type': 'application/octet-stream' },
          payload: Buffer.from(content),
        });
      await line.worker.settled(await line.log.ends());
    },
    async get<T>(path: string) {
      return JSON.parse(
        await expectStatus((code) => code === 200, { method: 'GET', url: path }),
      ) as T;
    },
    async remove() {
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await story.send();
  return story;
}
