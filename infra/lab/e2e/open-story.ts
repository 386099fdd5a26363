import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { loadConfig } from '../../config/load-config.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { CONFIG, files, requests, type WireFile, type WireRequest } from './story.ts';
import { embedded, type Wiring } from './wirings.ts';

/** What vendors send and what is imported. */
export interface StoryFacts {
  readonly requests: readonly WireRequest[];
  readonly files: readonly WireFile[];
}

/** The line of the story's shop, with everything of the month sent and visible. */
export interface Story {
  /** Sends the month (again), or other facts. Resolves when all of it is visible; throws when something is refused. */
  send(facts?: StoryFacts): Promise<void>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  /** The answer as it came. */
  text(path: string): Promise<string>;
  /** Lets the process that answers questions listen; resolves to its address. */
  listen(host: string, port: number): Promise<string>;
  remove(): Promise<void>;
}

const MARCH: StoryFacts = { requests, files };

export async function openStory(
  wiring: Wiring = embedded,
  { sent = true }: { sent?: boolean } = {},
): Promise<Story> {
  const { collector, api, remove } = await wiring.open(await storyConfig());

  const story: Story = {
    async send({ requests, files } = MARCH) {
      for (const { method, path, headers, body } of requests)
        await ask(collector.app, { method, url: path, headers, payload: body });
      for (const { source, account, content } of files)
        await ask(api.app, {
          method: 'POST',
          url: `/api/v1/imports/${source}?account=${account}`,
          headers: { 'content-type': 'application/octet-stream' },
          payload: Buffer.from(content),
        });
      await untilVisible(api.line, await api.line.log.ends());
    },
    text: (path) => ask(api.app, { method: 'GET', url: path }),
    get: async <T>(path: string) => JSON.parse(await story.text(path)) as T,
    post: async <T>(path: string, body: object) =>
      JSON.parse(await ask(api.app, { method: 'POST', url: path, payload: body })) as T,
    listen: api.listen,
    remove,
  };
  try {
    if (sent) await story.send();
    return story;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function storyConfig() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-story-'));
  try {
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, CONFIG);
    return await loadConfig({ file, environment: {} });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(app: FastifyInstance, request: InjectOptions): Promise<string> {
  const { statusCode, body } = await app.inject(request);
  if (statusCode >= 200 && statusCode < 300) return body;
  throw new Error(`${JSON.stringify(request)}: ${statusCode} ${body}`);
}
