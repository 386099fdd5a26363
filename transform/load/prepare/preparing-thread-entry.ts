import { parentPort, workerData } from 'node:worker_threads';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { mappedDelivery } from './mapped-delivery.ts';
import { Preparation } from './prepared-batch.ts';
import type { ThreadAnswer, ThreadData, ThreadRequest } from './preparing-thread.ts';
import { buffersOf, unpacked } from './thread-messages.ts';

/** The other side of `openPreparingThread`. */
const { accounts, identity } = workerData as ThreadData;
const map = deliveryMapper(await loadSources(), accounts, identity);

parentPort!.on('message', (request: ThreadRequest) => {
  const answer = answerTo(request);
  parentPort!.postMessage(answer, 'prepared' in answer ? buffersOf(answer.prepared) : []);
});
parentPort!.postMessage('ready');

function answerTo({ load, entries, bodies }: ThreadRequest): ThreadAnswer {
  const whole = unpacked(entries, bodies);
  if (load === undefined) return { mapped: whole.map(({ delivery }) => map(delivery)) };
  try {
    const preparation = new Preparation(load, 'bytes');
    for (const entry of whole) preparation.add(mappedDelivery(entry, map(entry.delivery)));
    return { prepared: preparation.done() };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { refused: error.message };
  }
}
