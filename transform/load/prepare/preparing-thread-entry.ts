import { parentPort, workerData } from 'node:worker_threads';
import type { Mapped } from '@throughline/ingest/contract/source';
import { keysOf, screened } from '@throughline/ingest/erasure/screened';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import type { Screen } from '@throughline/ingest/log/sealing/tombstone';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { mappedDelivery } from './mapped-delivery.ts';
import { Preparation } from './prepared-batch.ts';
import type { ThreadAnswer, ThreadData, ThreadRequest } from './preparing-thread.ts';
import { buffersOf, unpacked } from './thread-messages.ts';

/** The other side of `openPreparingThread`. */
const { accounts, identity, packs } = workerData as ThreadData;
const map = deliveryMapper(await loadSources(undefined, packs), accounts, identity);
let screen: Screen | undefined;
const unscreened = ({ delivery }: LogEntry) => map(delivery);
// Neither of them waits for anything.
const kept = screened(
  keysOf(() => screen),
  unscreened,
) as (entry: LogEntry) => Mapped;

parentPort!.on('message', (request: ThreadRequest) => {
  const answer = answerTo(request);
  parentPort!.postMessage(answer, 'prepared' in answer ? buffersOf(answer.prepared) : []);
});
parentPort!.postMessage('ready');

function answerTo({ load, entries, bodies, ...request }: ThreadRequest): ThreadAnswer {
  screen = request.screen ?? screen;
  const mapped = request.isUnscreened ? unscreened : kept;
  const whole = unpacked(entries, bodies);
  if (load === undefined) return { mapped: whole.map(mapped) };
  try {
    const preparation = new Preparation(load, 'bytes');
    for (const entry of whole) preparation.add(mappedDelivery(entry, mapped(entry)));
    return { prepared: preparation.done() };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { refused: error.message };
  }
}
