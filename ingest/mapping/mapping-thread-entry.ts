import { parentPort, workerData } from 'node:worker_threads';
import type { RawDelivery } from '../contract/delivery.ts';
import { loadSources } from '../sources/registry.ts';
import { deliveryMapper } from './map-delivery.ts';
import type { MappingThreadData } from './mapping-thread.ts';

/** The other side of `openMappingThread`. */
const { accounts, identity } = workerData as MappingThreadData;
const map = deliveryMapper(await loadSources(), accounts, identity);
parentPort!.on('message', (delivery: RawDelivery) => parentPort!.postMessage(map(delivery)));
parentPort!.postMessage('ready');
