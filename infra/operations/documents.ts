import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DOCUMENTS, type DocumentVersion } from '@throughline/api/documents/documents';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import { appendable } from '../line/appendable.ts';
import { type Line, LOAD_GROUP } from '../line/line.ts';
import { reached } from './visibility.ts';

const POLL_MS = 50;
/** What is durable needs no client to wait for it: then it is accepted and comes later. */
const PATIENCE_MS = 15_000;

/** Appends a version of a document to the log, and waits until it is loaded, as a rule a moment. */
export async function saveDocument(
  line: Line,
  document: DocumentVersion,
  patienceMs = PATIENCE_MS,
): Promise<{ visible: boolean }> {
  const delivery: RawDelivery = {
    id: randomUUID(),
    ...DOCUMENTS,
    endpoint: 'document',
    receivedAt: line.clock(),
    headers: {},
    query: '',
    body: new TextEncoder().encode(JSON.stringify({ document })),
  };
  const [position] = await appendable(line).append([{ key: deliveryKey(delivery), delivery }]);
  const offsets = new Array<number>(line.log.partitions).fill(0);
  offsets[position!.partition] = position!.offset + 1;
  const until = performance.now() + patienceMs;
  do {
    if (reached(await line.log.committed(LOAD_GROUP), offsets)) return { visible: true };
    await sleep(POLL_MS);
  } while (performance.now() < until);
  return { visible: false };
}
