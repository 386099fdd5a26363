import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { untilVisible as untilAllVisible } from '../../operations/visibility.ts';
import type { WireImport } from '../../simulator/imports.ts';
import type { World } from '../../simulator/simulate.ts';
import { ask } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { httpClient } from '../http-client.ts';
import { type Io, say } from '../io.ts';
import { startProgress } from '../progress.ts';
import type { Serving } from '../serve.ts';
import { VERSION } from '../version.ts';
import { type Statuses, sendRequests } from './send-requests.ts';
import { storePlan } from './store-plan.ts';

dayjs.extend(utc);

const EXPORTS_AT_ONCE = 4;

/** Sends the whole business through the server’s front doors, and waits until reports show it. */
export async function fill(io: Io, server: Serving, world: World): Promise<void> {
  await importFiles(io, server, world);
  const progress = await startProgress(io, 'webhooks and hits');
  const statuses = await sendRequests(server.url, world.requests(), ({ at }) =>
    progress.update(timeShare(world, at)),
  ).finally(() => progress.stop());
  checkStatuses(io, statuses);
  await untilVisible(io, server);
  const client = clientOf(server);
  await storePlan(client, world).finally(() => client.close());
}

function clientOf({ url, token }: Serving) {
  return httpClient({ pid: process.pid, url, token, version: VERSION });
}

async function importFiles(io: Io, server: Serving, world: World): Promise<void> {
  const client = clientOf(server);
  const progress = await startProgress(io, 'exports and ad reports');
  const send = async ({ source, account, content, at }: WireImport) => {
    const path = `/api/v1/imports/${source}`;
    await ask(client, 'POST', path, { query: { account }, body: once(content) });
    progress.update(timeShare(world, at));
  };
  const underWay = new Set<Promise<void>>();
  try {
    for (const file of world.imports()) {
      // Days of an export are blocks of their own; a restated report has to follow the one it corrects.
      if (file.source !== 'ga4') {
        await send(file);
        continue;
      }
      const sending = send(file).finally(() => underWay.delete(sending));
      underWay.add(sending);
      if (underWay.size >= EXPORTS_AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
    progress.stop();
    await client.close();
  }
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function untilVisible(io: Io, { line }: Serving): Promise<void> {
  const ends = await line.log.ends();
  const total = Math.max(1, sum(ends));
  const progress = await startProgress(io, 'journeys and credit');
  const watch = setInterval(async () => {
    // The last tenth is for the derivation, which comes after the last load.
    const committed = await line.log.committed('load').catch(() => []);
    progress.update(0.9 * Math.min(1, sum(committed) / total));
  }, 250);
  try {
    await untilAllVisible(line, ends);
  } finally {
    clearInterval(watch);
    progress.stop();
  }
}

/** Cut-off deliveries are part of the business and may be refused; a server that fails is not. */
function checkStatuses(io: Io, statuses: Statuses): void {
  const of = (test: (status: number) => boolean) =>
    sum([...statuses].filter(([status]) => test(status)).map(([, number]) => number));
  const failed = of((status) => status >= 500 || status === 401 || status === 429);
  if (failed > 0)
    throw new CommandError(1, `${failed} requests were not taken: run the demo again, it goes on.`);
  const refused = of((status) => status >= 400);
  if (refused > 0) say(io, `${refused} requests were refused as unreadable.`);
}

/** How far an instant is into the history, 0 to 1. */
function timeShare({ options }: World, at: number): number {
  const start = dayjs.utc(options.from);
  const end = start.add(options.months, 'month').valueOf();
  return Math.min(1, Math.max(0, (at / 1000 - start.valueOf()) / (end - start.valueOf())));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
